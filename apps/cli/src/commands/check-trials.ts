import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { idempotent } from '../change.js';
import type { SessionOf } from '../cli.js';
import { EXIT, OperationFailed, UsageError } from '../exit-codes.js';
import { commaList, wholeNumber } from '../options.js';
import { safeText, type Column } from '../output/table.js';
import type { Session } from '../session.js';
import { nodeIdOf } from './nodes.js';
import { asServiceSettings, nameOfService, serviceSettings, type ServiceOptions } from './service-options.js';

type Trial = Schemas['CheckTrialView'];
type Tried = Schemas['TriedServerView'];

/** A little longer than the manager gives a director. */
const WAIT_SECONDS = 40;
const POLL_MS = 300;

const WORDS: Readonly<Record<Schemas['TrialState'], string>> = {
  asking: 'not answered yet',
  'would-pass': 'would pass now',
  'would-fail': 'would fail now',
  'not-asked': 'could not be asked',
};

const COLUMNS: readonly Column<Tried>[] = [
  { heading: 'SERVER', cell: ({ name }) => name },
  { heading: 'ASKED AT', cell: ({ address, port }) => `${address} port ${port}` },
  { heading: 'CHECK', cell: ({ state }) => WORDS[state] },
  { heading: 'MS', cell: ({ checks }) => slowest(checks)?.toFixed(1) },
  { heading: 'WHY', cell: ({ reason }) => reason },
];

interface TrialOptions extends ServiceOptions {
  readonly template?: string;
  readonly nodes?: string[];
  readonly addresses?: string[];
  readonly method?: Schemas['ForwardingMethod'];
  readonly port?: number;
  readonly director?: string;
  readonly raw?: boolean;
}

/** `virtual-services try-check`: what checks would say of servers now, for a service that need not exist. */
export function addCheckTrials(noun: Command, sessionOf: SessionOf): void {
  asServiceSettings(noun.command('try-check <service>'))
    .description(
      'run the checks of a service that is not there yet, such as tcp/192.0.2.80:80; ends with 1 if one fails',
    )
    .option('--template <name>', 'fill in what is not named; the service is an address then: see "templates list"')
    .option('--nodes <names>', 'the nodes to ask, with commas between them', commaList)
    .option('--addresses <addresses>', 'servers outside of the cluster, with commas between them', commaList)
    .addOption(
      new Option('--method <method>', 'how packets would reach them').choices([
        'direct-routing',
        'masquerading',
        'tunneling',
      ]),
    )
    .option('--port <port>', "their port, when it is not the service's (masquerading only)", wholeNumber)
    .option('--director <name>', 'the director that asks; one of the service when absent')
    .option('--raw', 'show what was expected, said and heard, too')
    .action(async (service: string, options: TrialOptions, command: Command) => {
      const session = sessionOf(command);
      const { template, director } = options;
      const place = template === undefined || service.includes('/') ? nameOfService(service) : { address: service };
      const answer = await session.api.POST('/api/v1/check-trials', {
        params: { header: idempotent() },
        body: {
          spec: { ...place, ...serviceSettings(options) },
          realServers: await serversOf(session, options),
          // The API checks the word; it names those that it knows.
          ...(template === undefined ? {} : { template: template as Schemas['ServiceTemplateName'] }),
          ...(director === undefined ? {} : { directorId: await nodeIdOf(session, director) }),
        },
      });
      const { object } = unwrap(answer).body;
      if (object !== null) tell(session, await ended(session, object), options.raw === true);
    });
}

async function serversOf(
  session: Session,
  { nodes = [], addresses = [], method, port }: TrialOptions,
): Promise<Schemas['CreateRealServer'][]> {
  if (nodes.length + addresses.length === 0) throw new UsageError('Name whom to ask: --nodes, --addresses, or both.');
  const ids = await Promise.all(nodes.map((name) => nodeIdOf(session, name)));
  const settings = {
    ...(method === undefined ? {} : { forwardingMethod: method }),
    ...(port === undefined ? {} : { port }),
  };
  return [
    ...ids.map((nodeId) => ({ spec: { nodeId, ...settings } })),
    ...addresses.map((address) => ({ spec: { address, ...settings } })),
  ];
}

async function ended(session: Session, begun: Trial): Promise<Trial> {
  let trial = begun;
  const path = { id: trial.id };
  for (let waitedMs = 0; trial.finishedAt === null && waitedMs < WAIT_SECONDS * 1000; waitedMs += POLL_MS) {
    await session.sleep(POLL_MS);
    trial = unwrap(await session.api.GET('/api/v1/check-trials/{id}', { params: { path } })).body;
  }
  return trial;
}

/** The verdicts, one server a line; ends with 1 unless all would pass. */
function tell({ printer }: Session, trial: Trial, isRaw: boolean): void {
  const { servers, passing, directorName } = trial;
  printer.table(trial, servers, COLUMNS);
  if (isRaw) for (const server of servers) for (const line of rawLines(server)) printer.note(line);
  const verdict = `${passing} of ${servers.length} would pass now, asked from ${directorName}.`;
  if (passing < servers.length) throw new OperationFailed(safeText(verdict), undefined, EXIT.refused);
  printer.note(safeText(verdict));
}

const rawLines = ({ name, checks }: Tried): string[] =>
  checks.flatMap(({ check, expected, raw }) => [
    safeText(`${name}, ${check}: expected ${expected}`),
    ...(raw ?? '').split('\n').map((line) => safeText(`  ${line}`)),
  ]);

const slowest = (checks: Tried['checks']): number | null =>
  checks.reduce<number | null>((most, { latencyMs }) => Math.max(most ?? 0, latencyMs ?? 0) || null, null);
