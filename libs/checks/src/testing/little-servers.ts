import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
import { healthCheckSpec } from '#libs/contracts';
import { createLinuxHost, createProbeTools } from '#libs/host';
import { createCa, issueServerCertificate } from '#libs/pki';
import type { ProbeResult } from '../health-tracker.js';
import type { ProbeTarget } from '../probes/probe-target.js';
import { probe } from '../probes/probe.js';

const DAY_MS = 86_400_000;
const tools = createProbeTools(createLinuxHost().commands);
const closing: (() => Promise<unknown>)[] = [];

/** Ends every server that was begun since the last call. */
export async function closeServers(): Promise<void> {
  await Promise.all(closing.splice(0).map((close) => close()));
}

/** Probes a port of this machine with a check of which only what matters is given. */
export function probePort(port: number, check: object, changes: Partial<ProbeTarget> = {}): Promise<ProbeResult> {
  const target = {
    ...{ address: '127.0.0.1', port, mark: null, sourceAddress: null, virtualAddress: '10.0.0.1' },
    ...changes,
  };
  return probe(healthCheckSpec.parse({ timeoutMs: 1000, ...check }), target, tools);
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  server.on('tlsClientError', () => undefined);
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A server whose connections are given to `serve`; answers with its port. */
export const streamServer = (serve: (socket: Socket) => void): Promise<number> => listening(createServer(serve));

/** The same with TLS from the first byte. */
export const tlsServer = (options: TlsOptions, serve: (socket: TLSSocket) => void): Promise<number> =>
  listening(
    createTlsServer(options, (socket) => {
      socket.on('error', () => socket.destroy());
      serve(socket);
    }),
  );

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server of datagrams; `answer` gives what goes back, or null for silence. */
export async function datagramServer(answer: (bytes: Buffer, peer: RemoteInfo) => Uint8Array | null): Promise<number> {
  const socket = createSocket('udp4', (bytes, peer) => {
    const reply = answer(bytes, peer);
    if (reply !== null) socket.send(reply, peer.port, peer.address);
  });
  closing.push(() => new Promise<void>((resolve) => socket.close(resolve)));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket.address().port;
}

/** Calls `take` for each line of a client. */
export function eachLine(socket: Socket, take: (line: string) => void): void {
  let pending = '';
  socket.on('data', (chunk: Buffer) => {
    pending += chunk.toString('utf8');
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end).replace(/\r$/, '');
      pending = pending.slice(end + 1);
      take(line);
    }
  });
}

/** A server of a line protocol: a greeting, then the answer of the first key that a client's line begins with; null hangs, an object upgrades to TLS after its text. */
export type Script = Readonly<Record<string, string | null | { readonly text: string; readonly tls: TlsOptions }>>;

export function serveScript(greeting: string | null, script: Script): (socket: Socket) => void {
  return (socket) => {
    const talk = (stream: Socket): void => {
      eachLine(stream, (line) => {
        const key = Object.keys(script).find((one) => line.startsWith(one));
        const answer = key === undefined ? `500 what is ${line}?` : script[key];
        if (answer === null || answer === undefined) return;
        if (typeof answer === 'string') {
          stream.write(`${answer}\r\n`);
          return;
        }
        stream.removeAllListeners('data');
        stream.write(`${answer.text}\r\n`);
        const secured = new TLSSocket(stream, { ...answer.tls, isServer: true });
        secured.on('error', () => secured.destroy());
        talk(secured);
      });
    };
    talk(socket);
    if (greeting !== null) socket.write(`${greeting}\r\n`);
  };
}

/** Key pairs of a CA of our own: one that is good for mail.example and 127.0.0.1, and one that has expired. */
export async function makeCertificates(): Promise<{
  readonly ca: string;
  readonly good: { readonly key: string; readonly cert: string };
  readonly expired: { readonly key: string; readonly cert: string };
}> {
  const now = new Date();
  const { caPem: ca, caKeyPem } = await createCa({ clusterId: 'test', now, years: 1 });
  const issue = async (begin: Date): Promise<{ key: string; cert: string }> => {
    const { keyPem, certificatePem } = await issueServerCertificate({
      ...{ caPem: ca, caKeyPem, dnsNames: ['mail.example'], ipAddresses: ['127.0.0.1'], now: begin, days: 30 },
    });
    return { key: keyPem, cert: certificatePem };
  };
  return { ca, good: await issue(now), expired: await issue(new Date(now.getTime() - 60 * DAY_MS)) };
}
