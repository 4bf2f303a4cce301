import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asControlledChange, controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { asList, wholeNumber } from '../options.js';
import { idOf, listAll, type ListOptions, type ListQuery } from '../lookup.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';

const COLUMNS: readonly Column<Schemas['AddressView']>[] = [
  { heading: 'ADDRESS', cell: ({ spec }) => `${spec.address}/${spec.prefixLength}` },
  { heading: 'PURPOSE', cell: ({ spec }) => spec.purpose },
  { heading: 'STATE', cell: ({ status }) => status.state },
  { heading: 'SERVICES', cell: ({ status }) => status.virtualServices.map(({ name }) => name) },
  { heading: 'DESCRIPTION', cell: ({ spec }) => spec.description },
];

interface AddOptions extends ControlledOptions {
  readonly prefixLength?: number;
  readonly description?: string;
}

/** `addresses list | show | add | remove`: virtual IPs and the quorum IP. */
export function addAddresses(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('addresses').description('virtual IPs and the quorum IP');

  asList(noun.command('list'))
    .description('list the addresses with what uses them')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(pageOf(session), options), COLUMNS);
    });

  noun
    .command('show <address>')
    .description('show one address')
    .action(async (address: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object((await addressOf(session, address)).body);
    });

  asControlledChange(noun.command('add <address>'))
    .description('add a virtual IP; the director carries it from then on')
    .option('--prefix-length <bits>', "length of the network's prefix", wholeNumber)
    .option('--description <text>', 'what it is for')
    .action(async (address: string, options: AddOptions, command: Command) => {
      const session = sessionOf(command);
      const { prefixLength, description } = options;
      const spec = {
        address,
        ...(prefixLength === undefined ? {} : { prefixLength }),
        ...(description === undefined ? {} : { description }),
      };
      const params = { header: idempotent(), query: controlledQuery(options) };
      await settle(
        session,
        unwrap(await session.api.POST('/api/v1/addresses', { params, body: { spec } })).body,
        options,
      );
    });

  asControlledChange(noun.command('remove <address>'))
    .description('remove a virtual IP that no service uses')
    .action(async (address: string, options: ControlledOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await addressOf(session, address);
      const answer = await session.api.DELETE('/api/v1/addresses/{id}', {
        params: { path: { id: body.id }, header: { 'If-Match': etag }, query: controlledQuery(options) },
      });
      await settle(session, unwrap(answer).body, options);
    });
}

const pageOf = (session: Session) => (query: ListQuery) => session.api.GET('/api/v1/addresses', { params: { query } });

async function addressOf(session: Session, address: string): Promise<{ body: Schemas['AddressView']; etag: string }> {
  const id = await idOf('address', address, pageOf(session));
  return unwrap(await session.api.GET('/api/v1/addresses/{id}', { params: { path: { id } } }));
}
