import { isIP } from 'node:net';
import { checkServerIdentity, TLSSocket } from 'node:tls';
import type { HealthCheckOf } from '#libs/contracts';
import { createConnection, type Connection, type ConnectionOptions } from 'mysql2';
import { tlsProblem } from './failure.js';
import type { ProbeRun } from './probe-run.js';
import { expectedName } from './tls.js';
import { excerpt } from './transcript.js';

/** Who asks when the check has no user: a handshake that is broken off would make the server block us (`max_connect_errors`). */
const NOBODY = 'directorate-check';
const REFUSED_USER = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_ACCESS_DENIED_NO_PASSWORD_ERROR',
  'ER_MUST_CHANGE_PASSWORD_LOGIN',
]);

const TLS_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/has expired/, 'CERT_HAS_EXPIRED'],
  [/not yet valid/, 'CERT_NOT_YET_VALID'],
  [/^self-signed certificate$/, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [/unable to (get|verify)|in certificate chain/, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [/does not match/, 'ERR_TLS_CERT_ALTNAME_INVALID'],
];

/** Logs in and sends a query, which must not fail, nor be empty when it reads; without a user a refusal is an answer, too. */
export async function probeMysql(check: HealthCheckOf<'mysql'>, run: ProbeRun): Promise<string> {
  const socket = await run.dialTcp();
  run.step('the login');
  const connection = createConnection({
    stream: socket,
    user: check.username ?? NOBODY,
    password: check.password ?? '',
    ...(check.database === null ? {} : { database: check.database }),
    ...(check.security === 'none' ? {} : tlsFor(check, run)),
    connectTimeout: run.timeoutMs,
    enableKeepAlive: false,
    // Nothing of the server's may make us read a file of the director.
    infileStreamFactory: () => {
      throw new Error('the server asked for a file');
    },
  });
  connection.on('error', () => undefined);
  run.onEnd(() => connection.destroy());
  try {
    await connected(connection);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'HANDSHAKE_SSL_ERROR') run.fail(`${run.where}: ${tlsWords((error as Error).message)}`);
    if (!code.startsWith('ER_')) throw error;
    if (check.username === null && REFUSED_USER.has(code)) return `${run.where} asks for a login`;
    return run.wrong('the login', `${code} ${(error as Error).message}`);
  }
  checkAddress(connection, check, run);
  run.transcript.add('<', `logged in as ${check.username ?? NOBODY}`);
  if (check.query === null) {
    connection.end();
    return `${run.where} let ${check.username ?? NOBODY} log in`;
  }
  return query(connection, check.query, run);
}

/** mysql2 puts a code of its own in place of the code of the certificate's fault: only its text is left. */
function tlsWords(message: string): string {
  const found = TLS_TEXTS.find(([text]) => text.test(message));
  return (found === undefined ? null : tlsProblem(found[1])) ?? message;
}

function connected(connection: Connection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.connect((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

async function query(connection: Connection, sql: string, run: ProbeRun): Promise<string> {
  run.transcript.add('>', sql);
  run.step('the query');
  const rows = await new Promise<unknown>((resolve, reject) => {
    connection.query({ sql, rowsAsArray: true }, (error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  }).catch((error: unknown) => run.wrong('the query', error instanceof Error ? error.message : String(error)));
  connection.end();
  if (!Array.isArray(rows)) return `${run.where} ran the query`;
  run.transcript.add('<', `${rows.length} rows: ${excerpt(JSON.stringify(rows[0] ?? null), 300)}`);
  return rows.length > 0
    ? `${run.where} answered the query`
    : run.fail(`${run.where} answered the query without a row`);
}

function tlsFor({ tls }: HealthCheckOf<'mysql'>, run: ProbeRun): Partial<ConnectionOptions> {
  const name = expectedName(run, tls);
  return {
    host: name,
    ssl: {
      rejectUnauthorized: tls.verify,
      // An address has no SNI, so mysql2 would compare with `localhost`; that is done below.
      verifyIdentity: tls.verify && isIP(name) === 0,
      minVersion: 'TLSv1.2',
      ...(tls.ca === null ? {} : { ca: tls.ca }),
      ...(tls.certificate === null ? {} : { cert: tls.certificate }),
      ...(tls.key === null ? {} : { key: tls.key }),
    },
  };
}

function checkAddress(connection: Connection, check: HealthCheckOf<'mysql'>, run: ProbeRun): void {
  const name = expectedName(run, check.tls);
  if (check.security === 'none' || !check.tls.verify || isIP(name) === 0) return;
  const { stream } = connection as unknown as { stream: unknown };
  if (!(stream instanceof TLSSocket)) run.fail(`${run.where} did not begin TLS`);
  const problem = checkServerIdentity(name, stream.getPeerCertificate());
  if (problem !== undefined) run.fail(`${run.where}: its certificate is not for ${name}`);
}
