import { InvalidArgumentError, Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import type { SessionOf } from '../cli.js';
import { UsageError } from '../exit-codes.js';
import { idOf } from '../lookup.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';

const KINDS = ['cluster', 'service', 'server', 'node', 'director'] as const;
type Kind = (typeof KINDS)[number];
const TYPES = {
  service: 'virtual-service',
  server: 'real-server',
  node: 'node',
  director: 'director',
} as const;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

interface ShowOptions {
  readonly last?: number;
  readonly from?: string;
  readonly to?: string;
  readonly step: Schemas['StatisticsStep'];
  readonly metrics?: string;
}

type Top = Schemas['TopEntryView'];
const TOP_COLUMNS: readonly Column<Top>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'CONN/S', cell: ({ traffic }) => traffic.connectionsPerSecond },
  { heading: 'IN B/S', cell: ({ traffic }) => traffic.bytesInPerSecond },
  { heading: 'OUT B/S', cell: ({ traffic }) => traffic.bytesOutPerSecond },
  { heading: 'ACTIVE', cell: ({ traffic }) => traffic.activeConnections },
  { heading: 'CONNECTIONS', cell: ({ traffic }) => traffic.totals.connections },
];

/** `stats show | top`: what passed through the directors. */
export function addStatistics(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('stats').alias('statistics').description('what passes through the directors');

  noun
    .command('show [kind] [name]')
    .description(`show history: ${KINDS.join(', ')} (with a name or id)`)
    .option('--last <duration>', 'so far back, such as 15m, 6h or 7d (default: 1h)', duration)
    .option('--from <time>', 'begin, in ISO 8601')
    .option('--to <time>', 'end, in ISO 8601')
    .addOption(new Option('--step <step>', 'how fine').choices(['auto', '1s', '1m', '1h']).default('auto'))
    .option('--metrics <names>', 'such as connections,bytesOutPerSecond,activeConnections')
    .action(async (kind: string | undefined, name: string | undefined, options: ShowOptions, command: Command) => {
      const session = sessionOf(command);
      const subject = await subjectOf(session, kind ?? 'cluster', name);
      const { body } = unwrap(
        await session.api.GET('/api/v1/statistics', { params: { query: { subject, ...queryOf(options) } } }),
      );
      const { rows, columns } = tableOf(body);
      session.printer.table(body, rows, columns);
    });

  noun
    .command('top')
    .description('who has the most now')
    .addOption(new Option('--of <kind>', 'whose').choices(['service', 'server', 'director']).default('service'))
    .option('--by <metric>', 'such as bytesOutPerSecond or activeConnections', 'connectionsPerSecond')
    .option('--limit <count>', 'at most so many', wholeNumber, 10)
    .action(
      async (
        options: { readonly of: keyof typeof TYPES; readonly by: string; readonly limit: number },
        command: Command,
      ) => {
        const session = sessionOf(command);
        // The API checks the words; it names those that it does not know.
        const query = {
          of: TYPES[options.of] as Schemas['StatisticsTopOf'],
          by: options.by as Schemas['StatisticsTopMetric'],
          limit: options.limit,
        };
        session.printer.list(
          unwrap(await session.api.GET('/api/v1/statistics/top', { params: { query } })).body,
          TOP_COLUMNS,
        );
      },
    );
}

async function subjectOf(session: Session, kind: string, name: string | undefined): Promise<string> {
  const known = KINDS.find((one): one is Kind => one === kind);
  if (known === undefined)
    throw new UsageError(`Statistics are of ${KINDS.join(', ')}, not of ${JSON.stringify(kind)}.`);
  if (known === 'cluster') return 'cluster';
  if (name === undefined) throw new UsageError(`Name the ${known}: directorate stats show ${known} <name>.`);
  if (known === 'server') return `real-server:${name}`;
  const id =
    known === 'service'
      ? await idOf('service', name, (query) => session.api.GET('/api/v1/virtual-services', { params: { query } }))
      : await idOf('node', name, (query) => session.api.GET('/api/v1/nodes', { params: { query } }));
  return `${TYPES[known]}:${id}`;
}

function queryOf({ last, from, to, step, metrics }: ShowOptions) {
  const begin = from ?? (last === undefined ? undefined : new Date(Date.now() - last).toISOString());
  return {
    step,
    ...(begin === undefined ? {} : { from: begin }),
    ...(to === undefined ? {} : { to }),
    ...(metrics === undefined ? {} : { metrics }),
  };
}

interface Row {
  readonly at: string;
  readonly index: number;
}

/** One row per step; a step that nobody knows of is a dash. */
function tableOf({ from, stepSeconds, values }: Schemas['StatisticsView']): { rows: Row[]; columns: Column<Row>[] } {
  const names = Object.keys(values);
  const length = values[names[0] ?? '']?.length ?? 0;
  const begin = new Date(from).getTime();
  const rows = Array.from({ length }, (_, index) => ({
    at: new Date(begin + index * stepSeconds * 1000).toISOString().replace('.000Z', 'Z'),
    index,
  }));
  return {
    rows,
    columns: [
      { heading: 'FROM', cell: ({ at }) => at },
      ...names.map((name) => ({ heading: name, cell: ({ index }: Row) => values[name]?.[index] ?? null })),
    ],
  };
}

function duration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  if (count === undefined || unitMs === undefined)
    throw new InvalidArgumentError('It takes a duration such as 15m, 6h or 7d.');
  return Number(count) * unitMs;
}
