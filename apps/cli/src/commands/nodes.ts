import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, secondsOf, settle, WAIT_OPTION, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { EXIT, OperationFailed, UsageError } from '../exit-codes.js';
import { idOf, listAll, type ListOptions, type ListQuery } from '../lookup.js';
import { asList, commaList, wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { addJoinRequests } from './join-requests.js';

const COLUMNS: readonly Column<Schemas['NodeView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'ROLES', cell: ({ spec }) => spec.roles },
  { heading: 'ADDRESSES', cell: ({ spec }) => spec.addresses.map(({ address }) => address) },
  { heading: 'STATE', cell: ({ status }) => status.state },
  { heading: 'CONNECTIONS', cell: ({ status }) => status.connections },
  { heading: 'WHY', cell: ({ status }) => status.reason },
];
const CHECK_COLUMNS: readonly Column<Schemas['CheckView']>[] = [
  { heading: 'RESULT', cell: ({ result }) => result },
  { heading: 'CHECK', cell: ({ title }) => title },
  { heading: 'MEASURED', cell: ({ measured }) => measured },
  { heading: 'HOW TO MEND IT', cell: ({ fix }) => fix },
];

interface JoinOptions {
  readonly request?: string;
  readonly roles: string[];
  readonly addresses?: string[];
}
interface AddOptions extends ChangeOptions, JoinOptions {
  readonly name?: string;
  readonly acceptWarnings?: boolean;
}
interface UpdateOptions extends ChangeOptions {
  readonly rename?: string;
  readonly roles?: string[];
  readonly maintenance?: 'on' | 'off';
  readonly confirm?: string;
}
interface RemoveOptions extends ChangeOptions {
  readonly force?: boolean;
  readonly drainSeconds?: number;
  readonly confirm?: string;
}

const TEST_SECONDS = 120;

/** `nodes list | show | invite | requests | deny | test | add | update | remove | readmit`. */
export function addNodes(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('nodes').description('the machines of the cluster, directors too');

  asList(noun.command('list'))
    .description('list the machines with their state')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(pageOf(session), options), COLUMNS);
    });

  noun
    .command('show <name>')
    .description('show one machine')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object((await nodeOf(session, name)).body);
    });

  asJoin(noun.command('test [join-key]'))
    .description('test whether a machine can join; changes nothing ("-" reads the key from standard input)')
    .option(...WAIT_OPTION)
    .action(async (key: string | undefined, options: JoinOptions & Pick<ChangeOptions, 'wait'>, command: Command) => {
      const session = sessionOf(command);
      const params = { header: idempotent() };
      const { body } = unwrap(await session.api.POST('/api/v1/node-tests', { params, body: joinOf(key, options) }));
      const seconds = options.wait === undefined ? TEST_SECONDS : secondsOf(options.wait);
      const ended = body.operation === null ? null : await session.follow(body.operation, seconds);
      const id = (ended?.result as { nodeTestId?: string } | null)?.nodeTestId ?? '';
      tell(session, unwrap(await session.api.GET('/api/v1/node-tests/{id}', { params: { path: { id } } })).body);
    });

  asChange(asJoin(noun.command('add [join-key]')))
    .description('test a machine and make it a member ("-" reads the key from standard input)')
    .option('--name <name>', "another name than the machine's own")
    .option('--accept-warnings', 'add it although its test has warnings')
    .action(async (key: string | undefined, options: AddOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.api.POST('/api/v1/nodes', {
        params: { header: idempotent(), query: changeQuery(options) },
        body: {
          ...joinOf(key, options),
          acceptWarnings: options.acceptWarnings === true,
          ...(options.name === undefined ? {} : { name: options.name }),
        },
      });
      await settle(session, unwrap(answer).body, options);
    });

  asChange(noun.command('update <name>'))
    .description('change name, roles or maintenance')
    .option('--rename <name>', 'another name')
    .option('--roles <roles>', 'all of its roles, such as director,manager', commaList)
    .option('--maintenance <state>', '"on" gives it no new connections, "off" gives it some again')
    .option('--confirm <name>', 'its name, where a service or the cluster would lose its last server')
    .action(async (name: string, options: UpdateOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await nodeOf(session, name);
      const answer = await session.api.PATCH('/api/v1/nodes/{id}', {
        params: {
          path: { id: body.id },
          header: { 'If-Match': etag },
          query: { ...changeQuery(options), ...confirmOf(options) },
        },
        body: changesOf(options),
      });
      await settle(session, unwrap(answer).body, options);
    });

  asChange(noun.command('remove <name>'))
    .description('drain it, wait for its connections to end, remove it and clean it')
    .option('--force', 'it is gone: do not wait for it, nor for its connections')
    .option('--drain-seconds <seconds>', 'how long connections may take to end', wholeNumber)
    .option('--confirm <name>', 'its name, where a service or the cluster would lose its last server')
    .action(async (name: string, options: RemoveOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await nodeOf(session, name);
      const { force, drainSeconds } = options;
      const query = {
        ...changeQuery(options),
        ...confirmOf(options),
        ...(force === true ? { force } : {}),
        ...(drainSeconds === undefined ? {} : { drainSeconds }),
      };
      const answer = await session.api.DELETE('/api/v1/nodes/{id}', {
        params: { path: { id: body.id }, header: { 'If-Match': etag }, query },
      });
      await settle(session, unwrap(answer).body, options);
    });

  addJoinRequests(noun, sessionOf);
  addReadmit(noun, sessionOf);
}

function addReadmit(noun: Command, sessionOf: SessionOf): void {
  noun
    .command('readmit <name>')
    .description('let a quarantined machine speak to the manager again')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id: await nodeIdOf(session, name) }, header: idempotent() };
      session.printer.object(unwrap(await session.api.POST('/api/v1/nodes/{id}/readmit', { params })).body);
    });
}

/** The lines of a test; ends with 1 when the machine cannot join like that. */
function tell(session: Session, test: Schemas['NodeTestView']): void {
  session.printer.table(test, test.checks, CHECK_COLUMNS);
  if (test.verdict === 'fail') throw new OperationFailed(`${test.hostname} cannot join yet.`, undefined, EXIT.refused);
  const advice = test.verdict === 'warn' ? 'can join with --accept-warnings' : 'passed all tests and can join';
  session.printer.note(`${test.hostname} ${advice}.`);
}

function asJoin(command: Command): Command {
  return command
    .requiredOption('--roles <roles>', 'what it shall do, such as app-server or director', commaList)
    .option('--request <id>', 'a machine that asked to join, in place of a key; see: nodes requests')
    .option('--addresses <addresses>', 'where it can be reached, when those in the key are not right', commaList);
}

function joinOf(key: string | undefined, { request, roles, addresses }: JoinOptions): Schemas['TestNode'] {
  if ((key === undefined) === (request === undefined)) throw new UsageError('Give a join key, or --request.');
  return {
    ...(request === undefined ? {} : { joinRequestId: request }),
    ...(key === undefined ? {} : { joinKey: key === '-' ? readFileSync(0, 'utf8') : key }),
    // The API checks the words; it names those that it does not know.
    roles: roles as Schemas['MachineRole'][],
    ...(addresses === undefined ? {} : { addresses }),
  };
}

function changesOf({ rename, roles, maintenance }: UpdateOptions): Schemas['ChangeNode'] {
  const spec = {
    ...(roles === undefined ? {} : { roles: roles as Schemas['MachineRole'][] }),
    ...(maintenance === undefined ? {} : { maintenance: maintenance === 'on' }),
  };
  return { spec, ...(rename === undefined ? {} : { name: rename }) };
}

const confirmOf = ({ confirm }: { confirm?: string }): { confirm?: string } =>
  confirm === undefined ? {} : { confirm };

const pageOf = (session: Session) => (query: ListQuery) => session.api.GET('/api/v1/nodes', { params: { query } });

export const nodeIdOf = (session: Session, name: string): Promise<string> => idOf('node', name, pageOf(session));

async function nodeOf(session: Session, name: string): Promise<{ body: Schemas['NodeView']; etag: string }> {
  const id = await nodeIdOf(session, name);
  return unwrap(await session.api.GET('/api/v1/nodes/{id}', { params: { path: { id } } }));
}
