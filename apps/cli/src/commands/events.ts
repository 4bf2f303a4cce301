import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import type { SessionOf } from '../cli.js';
import { UsageError } from '../exit-codes.js';
import { listAll } from '../lookup.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { addEventsFollow } from './events-follow.js';

type Event = Schemas['EventView'];

const COLUMNS: readonly Column<Event>[] = [
  { heading: 'AT', cell: ({ at }) => at },
  { heading: 'SEVERITY', cell: ({ severity }) => severity },
  { heading: 'TYPE', cell: ({ type }) => type },
  { heading: 'SUBJECT', cell: ({ subject }) => subject.name },
  { heading: 'MESSAGE', cell: ({ message }) => message },
];
const DEFAULT_LIMIT = 50;
const POLL_MS = 1_000;

interface ListEventsOptions {
  readonly limit: number;
  readonly since?: string;
  readonly type?: Schemas['EventType'];
  readonly severity?: Schemas['EventSeverity'];
  readonly follow?: boolean;
}

/** `events list | follow`: what happened, and what happens. */
export function addEvents(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('events').description('what happened in the cluster');
  addEventsFollow(noun, sessionOf);

  noun
    .command('list')
    .description('list events, newest first')
    .option('--limit <count>', 'at most so many', wholeNumber, DEFAULT_LIMIT)
    .option('--since <id-or-time>', 'only what came after, oldest first')
    .option('--type <type>', 'only this type, such as drift-repaired')
    .addOption(new Option('--severity <severity>', 'only this severity').choices(['info', 'warning', 'error']))
    .option('--follow', 'go on with what happens from now, until Ctrl-C')
    .action(async (options: ListEventsOptions, command: Command) => {
      const session = sessionOf(command);
      if (options.limit < 1) throw new UsageError('--limit takes a number from 1.');
      if (options.follow === true) await followEvents(session, options);
      else
        session.printer.list(
          await listAll((query) => page(session, options, query), { limit: String(options.limit) }),
          COLUMNS,
        );
    });
}

function page(
  session: Session,
  options: ListEventsOptions,
  query: { readonly limit: number; readonly cursor?: string; readonly since?: string },
) {
  const { since, type, severity } = options;
  return session.api.GET('/api/v1/events', {
    params: {
      query: {
        ...(since === undefined ? {} : { since }),
        ...(type === undefined ? {} : { type }),
        ...(severity === undefined ? {} : { severity }),
        ...query,
      },
    },
  });
}

async function followEvents(session: Session, options: ListEventsOptions): Promise<never> {
  const [newest] = unwrap(await page(session, options, { limit: 1 })).body.items;
  for (let since = options.since ?? newest?.id ?? '0'; ;) {
    const { items } = unwrap(await page(session, options, { limit: 500, since })).body;
    if (items.length > 0) session.printer.list({ items }, COLUMNS);
    since = items.at(-1)?.id ?? since;
    await session.sleep(POLL_MS);
  }
}
