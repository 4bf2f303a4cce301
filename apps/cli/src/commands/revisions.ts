import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asControlledChange, controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll } from '../lookup.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';

const COLUMNS: readonly Column<Schemas['RevisionView']>[] = [
  { heading: 'NUMBER', cell: ({ number }) => number },
  { heading: 'CREATED', cell: ({ createdAt }) => createdAt },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'BY', cell: ({ actor }) => actor.tokenName ?? actor.userName },
  { heading: 'TITLE', cell: ({ title }) => title },
];
const OBJECT_COLUMNS: readonly Column<Schemas['ConfigurationObjectView']>[] = [
  { heading: 'TYPE', cell: ({ type }) => type },
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'ID', cell: ({ id }) => id },
];
interface ComparedField {
  readonly object: string;
  readonly change: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}
const FIELD_COLUMNS: readonly Column<ComparedField>[] = [
  { heading: 'OBJECT', cell: ({ object }) => object },
  { heading: 'CHANGE', cell: ({ change }) => change },
  { heading: 'FIELD', cell: ({ field }) => field },
  { heading: 'BEFORE', cell: ({ before }) => before },
  { heading: 'AFTER', cell: ({ after }) => after },
];

/** `revisions list | show | compare | restore | undo | confirm`. */
export function addRevisions(program: Command, sessionOf: SessionOf): void {
  const noun = program
    .command('revisions')
    .alias('revision')
    .description('every applied configuration of load balancing');

  noun
    .command('list')
    .description('list revisions, newest first')
    .option('--limit <count>', 'at most so many')
    .action(async (options: { limit?: string }, command: Command) => {
      const session = sessionOf(command);
      const page = (query: object) => session.api.GET('/api/v1/revisions', { params: { query } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('show')
    .argument('<number>', 'its number', wholeNumber)
    .description('show the whole configuration at a revision')
    .action(async (number: number, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/revisions/{number}', { params: { path: { number } } }));
      session.printer.table(body, body.objects, OBJECT_COLUMNS);
    });

  noun
    .command('compare')
    .argument('<from>', 'the number of a revision', wholeNumber)
    .argument('<to>', 'the number of another one', wholeNumber)
    .description('show what differs from one revision to another')
    .action(async (number: number, to: number, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { number }, query: { with: to } };
      const { body } = unwrap(await session.api.GET('/api/v1/revisions/{number}/compare', { params }));
      session.printer.table(body, body.objects.flatMap(fieldsOf), FIELD_COLUMNS);
    });

  for (const [verb, description] of [
    ['restore', 'bring the whole configuration of a revision back'],
    ['undo', 'take one revision back, if nothing newer touches the same objects'],
  ] as const) {
    asControlledChange(noun.command(verb).argument('<number>', 'its number', wholeNumber))
      .description(description)
      .action(async (number: number, options: ControlledOptions, command: Command) => {
        const session = sessionOf(command);
        const params = { path: { number }, header: idempotent(), query: controlledQuery(options) };
        const answer =
          verb === 'restore'
            ? await session.api.POST('/api/v1/revisions/{number}/restore', { params })
            : await session.api.POST('/api/v1/revisions/{number}/undo', { params });
        await settle(session, unwrap(answer).body, options);
      });
  }

  noun
    .command('confirm')
    .argument('<number>', 'its number', wholeNumber)
    .description('keep a revision that would be rolled back by itself')
    .action(async (number: number, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { number }, header: idempotent() };
      session.printer.object(unwrap(await session.api.POST('/api/v1/revisions/{number}/confirm', { params })).body);
    });
}

function fieldsOf({ type, name, change, fields }: Schemas['ComparedObjectView']): ComparedField[] {
  const object = `${type} ${name}`;
  return fields.map(({ field, before, after }) => ({
    ...{ object, change, field },
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  }));
}
