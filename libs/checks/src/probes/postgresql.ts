import type { Socket } from 'node:net';
import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import { codeOf } from './failure.js';
import type { ProbeRun } from './probe-run.js';
import { excerpt } from './transcript.js';

/** SSLRequest and StartupMessage of protocol 3.0; PostgreSQL documentation, "Message Formats". */
const SSL_REQUEST = Buffer.from('0000000804d2162f', 'hex');
const PROTOCOL_3 = 196_608;
const NOBODY = 'directorate-check';
/** Classes of SQLSTATE that only say that nobody may log in: the server lives. */
const REFUSED_USER = /^(28|3D)/;

/** Logs in and sends a query; without a user it is enough that the server asks for a login. */
export async function probePostgresql(check: HealthCheckOf<'postgresql'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, null);
  if (check.security === 'starttls') {
    stream.send(SSL_REQUEST);
    run.step('SSLRequest');
    const answer = (await stream.bytes(1)).toString('latin1');
    if (answer !== 'S') run.fail(`${run.where} does not offer TLS`);
    await stream.startTls(check.tls);
  }
  if (check.username === null) return askForLogin(stream, check, run);
  return logIn(stream.release(), check.username, check, run);
}

async function askForLogin(
  stream: Conversation,
  { database }: HealthCheckOf<'postgresql'>,
  run: ProbeRun,
): Promise<string> {
  const words = ['user', NOBODY, 'database', database ?? 'postgres'].map((word) => `${word}\0`).join('');
  const body = Buffer.from(`${words}\0`, 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + body.length, 0);
  head.writeUInt32BE(PROTOCOL_3, 4);
  stream.send(Buffer.concat([head, body]));
  run.step('the startup message');
  const answer = await stream.bytes(5);
  const kind = answer.toString('latin1', 0, 1);
  if (kind === 'R') return `${run.where} asks for a login`;
  if (kind !== 'E') return run.wrong('the startup message', answer.toString('latin1'));
  const fields = (await stream.bytes(Math.max(0, answer.readUInt32BE(1) - 4))).toString('utf8').split('\0');
  const field = (letter: string): string => fields.find((one) => one.startsWith(letter))?.slice(1) ?? '';
  const said = `${field('C')} ${field('M')}`;
  run.transcript.add('<', said);
  return REFUSED_USER.test(field('C')) ? `${run.where} asks for a login` : run.wrong('the startup message', said);
}

async function logIn(socket: Socket, user: string, check: HealthCheckOf<'postgresql'>, run: ProbeRun): Promise<string> {
  const { Client } = (await import('pg')).default;
  // pg connects the stream that it is given; ours is connected already.
  socket.connect = () => {
    process.nextTick(() => socket.emit('connect'));
    return socket;
  };
  const client = new Client({
    stream: () => socket,
    user,
    password: check.password ?? '',
    database: check.database ?? user,
    application_name: 'directorate-check',
  });
  client.on('error', () => undefined);
  run.step('the login');
  await client.connect().catch((error: unknown) => refuse(error, 'the login', run));
  run.transcript.add('<', `logged in as ${user}`);
  if (check.query === null) {
    void client.end().catch(() => undefined);
    return `${run.where} let ${user} log in`;
  }
  run.transcript.add('>', check.query);
  run.step('the query');
  const result = await client
    .query<unknown[]>({ text: check.query, rowMode: 'array' })
    .catch((error: unknown) => refuse(error, 'the query', run));
  void client.end().catch(() => undefined);
  run.transcript.add('<', `${result.rowCount ?? 0} rows: ${excerpt(JSON.stringify(result.rows[0] ?? null), 300)}`);
  if (result.fields.length > 0 && result.rows.length === 0) {
    run.fail(`${run.where} answered the query without a row`);
  }
  return `${run.where} answered the query`;
}

/** An error that the server has sent has a SQLSTATE; any other is the connection's. */
function refuse(error: unknown, to: string, run: ProbeRun): never {
  const code = codeOf(error);
  if (/^[0-9A-Z]{5}$/.test(code) && error instanceof Error) run.wrong(to, `${code} ${error.message}`);
  throw error;
}
