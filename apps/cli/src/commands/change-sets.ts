import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asControlledChange, controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { UsageError } from '../exit-codes.js';
import { listAll } from '../lookup.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';

const COLUMNS: readonly Column<Schemas['ChangeSetView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'ITEMS', cell: ({ items }) => items.length },
  { heading: 'TITLE', cell: ({ title }) => title },
];
const ITEM_COLUMNS: readonly Column<Schemas['ChangeSetItemView']>[] = [
  { heading: 'ITEM', cell: ({ id }) => id },
  { heading: 'ACTION', cell: ({ action }) => action },
  { heading: 'RESOURCE', cell: ({ resource }) => resource },
  { heading: 'OBJECT', cell: ({ objectId }) => objectId },
  { heading: 'BODY', cell: ({ body }) => (body === null ? '' : JSON.stringify(body)) },
];

interface AddOptions {
  readonly id?: string;
  readonly service?: string;
  readonly body?: string;
  readonly revision?: number;
}

/** `change-sets create | list | show | add | take-out | apply | discard`. */
export function addChangeSets(program: Command, sessionOf: SessionOf): void {
  const noun = program
    .command('change-sets')
    .alias('change-set')
    .description('edits that are applied together or not at all');

  noun
    .command('create <title>')
    .description('begin a change set')
    .action(async (title: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { header: idempotent() };
      session.printer.object(unwrap(await session.api.POST('/api/v1/change-sets', { params, body: { title } })).body);
    });

  noun
    .command('list')
    .description('list change sets, newest first')
    .option('--limit <count>', 'at most so many')
    .action(async (options: { limit?: string }, command: Command) => {
      const session = sessionOf(command);
      const page = (query: object) => session.api.GET('/api/v1/change-sets', { params: { query } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('show <id>')
    .description('show a change set with its items')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/change-sets/{id}', { params: { path: { id } } }));
      session.printer.table(body, body.items, ITEM_COLUMNS);
    });

  noun
    .command('add <id>')
    .description('add an edit')
    .addOption(actionOption())
    .addOption(resourceOption())
    .option('--id <id>', 'the object to change or delete')
    .option('--service <id>', 'the virtual service of a new real server')
    .option('--body <json>', 'what the route of the object takes; "-" reads it from standard input')
    .option('--revision <number>', 'the revision of the object that you saw', wholeNumber)
    .action(async (id: string, options: AddOptions & Edit, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id }, header: idempotent() };
      const answer = await session.api.POST('/api/v1/change-sets/{id}/items', { params, body: itemOf(options) });
      const { body } = unwrap(answer);
      session.printer.table(body, body.items, ITEM_COLUMNS);
    });

  noun
    .command('take-out <id> <item>')
    .description('take an edit out again')
    .action(async (id: string, itemId: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { etag } = unwrap(await session.api.GET('/api/v1/change-sets/{id}', { params: { path: { id } } }));
      const answer = await session.api.DELETE('/api/v1/change-sets/{id}/items/{itemId}', {
        params: { path: { id, itemId }, header: { 'If-Match': etag } },
      });
      const { body } = unwrap(answer);
      session.printer.table(body, body.items, ITEM_COLUMNS);
    });

  asControlledChange(noun.command('apply <id>'))
    .description('apply all edits as one')
    .action(async (id: string, options: ControlledOptions, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id }, header: idempotent(), query: controlledQuery(options) };
      await settle(session, unwrap(await session.api.POST('/api/v1/change-sets/{id}/apply', { params })).body, options);
    });

  noun
    .command('discard <id>')
    .description('discard a change set; what was applied stays applied')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { etag } = unwrap(await session.api.GET('/api/v1/change-sets/{id}', { params: { path: { id } } }));
      const params = { path: { id }, header: { 'If-Match': etag } };
      unwrap(await session.api.DELETE('/api/v1/change-sets/{id}', { params }));
      session.printer.note('Discarded.');
    });
}

type Edit = Pick<Schemas['NewChangeSetItem'], 'action' | 'resource'>;

const actionOption = (): Option =>
  new Option('--action <action>', 'what to do').choices(['create', 'update', 'delete']).makeOptionMandatory();

const resourceOption = (): Option =>
  new Option('--resource <resource>', 'with what')
    .choices(['virtual-service', 'real-server', 'address', 'policy', 'director-settings'])
    .makeOptionMandatory();

function itemOf({ action, resource, id, service, body, revision }: AddOptions & Edit): Schemas['NewChangeSetItem'] {
  return {
    ...{ action, resource },
    ...(id === undefined ? {} : { id }),
    ...(service === undefined ? {} : { virtualServiceId: service }),
    ...(revision === undefined ? {} : { revision }),
    ...(body === undefined ? {} : { body: jsonOf(body === '-' ? readFileSync(0, 'utf8') : body) }),
  };
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through: what cannot be read is no object either.
  }
  throw new UsageError('--body takes one JSON object.');
}
