import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { HealthCheckOf } from '#libs/contracts';
import { tlsProblem } from './failure.js';
import { destroy, type ProbeRun } from './probe-run.js';

export type TlsWish = HealthCheckOf<'https'>['tls'];

/** The name that a server must prove, and that is asked for by SNI when it is no address. */
export const expectedName = (run: ProbeRun, tls: TlsWish): string =>
  tls.serverName ?? run.target.hostName ?? run.target.address;

/** Node's options of a check's TLS; whether the certificate is good is judged afterwards, for a clear sentence. */
export function tlsOptions(run: ProbeRun, tls: TlsWish): ConnectionOptions {
  const name = expectedName(run, tls);
  return {
    host: name,
    ...(isIP(name) === 0 ? { servername: name } : {}),
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.certificate === null ? {} : { cert: tls.certificate }),
    ...(tls.key === null ? {} : { key: tls.key }),
  };
}

/** Begins TLS on a connected socket; fails with what is wrong with the server's certificate when `verify` is set. */
export async function secure(run: ProbeRun, socket: Socket, tls: TlsWish): Promise<TLSSocket> {
  run.step('the TLS hello');
  const secured = await new Promise<TLSSocket>((resolve, reject) => {
    const attempt = connect({ ...tlsOptions(run, tls), socket });
    run.onEnd(() => destroy(attempt));
    const closed = (): void => reject(new Error(`closed the connection during the TLS handshake`));
    attempt.once('error', reject);
    attempt.once('close', closed);
    attempt.once('secureConnect', () => {
      attempt.off('error', reject).off('close', closed);
      attempt.on('error', () => undefined);
      resolve(attempt);
    });
  });
  run.transcript.add('*', `${secured.getProtocol() ?? 'TLS'}, ${secured.getCipher().name}`);
  judge(run, secured, tls);
  return secured;
}

/** Fails when the certificate must be good and is not. */
export function judge(run: ProbeRun, socket: TLSSocket, tls: TlsWish): void {
  const certificate = socket.getPeerCertificate();
  run.transcript.add('*', `certificate of ${nameOf(certificate)}, valid until ${certificate.valid_to}`);
  if (!tls.verify || socket.authorized) return;
  // At run time this is a code, whatever the types say.
  const error: unknown = socket.authorizationError;
  const code = error instanceof Error ? error.message : String(error);
  run.fail(`${run.where}: ${explain(code, certificate, expectedName(run, tls))}`);
}

function explain(code: string, certificate: PeerCertificate, wanted: string): string {
  if (code === 'CERT_HAS_EXPIRED') return `its certificate has expired: it was valid until ${certificate.valid_to}`;
  if (code === 'CERT_NOT_YET_VALID')
    return `its certificate is not valid yet: it is valid from ${certificate.valid_from} on`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `its certificate is for ${certificate.subjectaltname ?? nameOf(certificate)}, not for ${wanted}`;
  return tlsProblem(code) ?? `its certificate is not accepted: ${code}`;
}

function nameOf(certificate: PeerCertificate): string {
  // An empty object when the server has sent none.
  const subject = certificate.subject as PeerCertificate['subject'] | undefined;
  const name: unknown = subject?.CN;
  return typeof name === 'string' ? name : 'no name';
}
