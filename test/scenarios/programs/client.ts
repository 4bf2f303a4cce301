/**
 * The client of the scenarios, one JSON result per line on standard output.
 *
 * usage: node client.js echo <address> <port>                       32 random bytes must come back equal
 *        node client.js datagram <address> <port>                   the same by UDP
 *        node client.js names <address> <port> <connections> [<parallel>]   who answered how often
 *        node client.js steady <address> <port> <connections> <gapMs>       one connection after the other, each with its time
 *        node client.js hold <address> <port> <connections> <gapMs>         connections that stay open and ask who holds them
 *        node client.js stream <address> <port> <sourcePort> <gapMs>        datagrams from one source port, each answered by a name
 *        node client.js calls <address> <port> <calls> <messages>           SIP calls, each message from another source port
 * `--from=<address>` as the last word chooses the client's own address. hold and stream end with the process.
 */
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';

const CONNECTION_LIMIT_MS = 4000;
const from = process.argv.find((word) => word.startsWith('--from='))?.slice('--from='.length);
const words = process.argv.slice(2).filter((word) => !word.startsWith('--from='));
const [mode = 'echo', address = '127.0.0.1', portText = '80', countText = '1', extraText = '1'] = words;
const source = from === undefined ? {} : { localAddress: from };
const port = Number(portText);

interface Exchange {
  readonly ok: boolean;
  readonly reply: string;
  readonly error: string | null;
  readonly ms: number;
  /** The client's own port; 0 when there never was a connection. */
  readonly ownPort: number;
}

function exchange(request: Buffer, expectedBytes: number | 'until-end'): Promise<Exchange> {
  const started = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: address, port, ...source });
    let ownPort = 0;
    const finish = (error: string | null): void => {
      socket.destroy();
      const reply = Buffer.concat(chunks).toString('latin1');
      resolve({ ok: error === null, reply, error, ms: performance.now() - started, ownPort });
    };
    socket.setTimeout(CONNECTION_LIMIT_MS, () => finish('timeout'));
    socket.on('connect', () => {
      ownPort = socket.localPort ?? 0;
      socket.write(request);
    });
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (expectedBytes !== 'until-end' && Buffer.concat(chunks).length >= expectedBytes) finish(null);
    });
    socket.on('end', () => finish(expectedBytes === 'until-end' ? null : 'closed early'));
    socket.on('error', (error) => finish(error.message));
  });
}

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function echo(): Promise<boolean> {
  const bytes = randomBytes(32);
  const result = await exchange(bytes, bytes.length);
  const equal = result.ok && Buffer.from(result.reply, 'latin1').equals(bytes);
  print({ equal, error: result.error, ms: Math.round(result.ms * 10) / 10 });
  return equal;
}

async function datagram(): Promise<boolean> {
  const bytes = randomBytes(32);
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const equal = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), CONNECTION_LIMIT_MS);
    socket.on('message', (message, from) => {
      clearTimeout(timer);
      resolve(message.equals(bytes) && from.port === port);
    });
    socket.send(bytes, port, address);
  });
  socket.close();
  print({ equal, error: equal ? null : 'no equal answer', ms: 0 });
  return equal;
}

async function names(): Promise<boolean> {
  const counts: Record<string, number> = {};
  const errors: string[] = [];
  let left = Number(countText);
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const result = await exchange(Buffer.from('NAME\n'), 'until-end');
      const name = result.reply.trim();
      if (result.ok && name !== '') counts[name] = (counts[name] ?? 0) + 1;
      else errors.push(result.error ?? 'empty answer');
    }
  };
  await Promise.all(Array.from({ length: Number(extraText) }, worker));
  print({ counts, failed: errors.length, errors: [...new Set(errors)] });
  return errors.length === 0;
}

async function steady(): Promise<boolean> {
  let failed = 0;
  for (let i = 0; i < Number(countText); i += 1) {
    const at = Date.now();
    const result = await exchange(Buffer.from('NAME\n'), 'until-end');
    const ok = result.ok && result.reply.trim() !== '';
    if (!ok) failed += 1;
    const { error, ownPort, ms } = result;
    print({ at, ok, name: result.reply.trim(), error, ms: Math.round(ms * 10) / 10, ownPort });
    await new Promise((resolve) => setTimeout(resolve, Number(extraText)));
  }
  return failed === 0;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One connection that asks every `gapMs` who holds it; tells when that changes, and when it breaks. */
async function holdOne(connection: number): Promise<void> {
  const socket = connect({ host: address, port, ...source });
  let pending: ((reply: string | null) => void) | null = null;
  let error = 'closed by the other side';
  const settle = (reply: string | null): void => {
    pending?.(reply);
    pending = null;
  };
  socket.on('data', (chunk: Buffer) => settle(chunk.toString('latin1').trim()));
  socket.on('error', (cause) => (error = cause.message));
  socket.on('close', () => settle(null));
  for (let known = ''; ;) {
    const timer = setTimeout(() => {
      error = 'no answer';
      settle(null);
    }, CONNECTION_LIMIT_MS);
    const name = await new Promise<string | null>((resolve) => {
      pending = resolve;
      if (socket.destroyed) settle(null);
      else socket.write('WHO\n');
    });
    clearTimeout(timer);
    if (name === null) {
      socket.destroy();
      print({ at: Date.now(), connection, name: null, error });
      return;
    }
    if (name !== known) print({ at: Date.now(), connection, name, error: null });
    known = name;
    await pause(Number(extraText));
  }
}

async function hold(): Promise<boolean> {
  await Promise.all(Array.from({ length: Number(countText) }, (_, connection) => holdOne(connection)));
  return false;
}

/** Datagrams from one source port for ever: the kernel's entry for them never gets old by itself. */
async function stream(): Promise<boolean> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  await new Promise<void>((resolve) => socket.bind({ port: Number(countText), address: from }, resolve));
  socket.on('message', (message) => print({ at: Date.now(), name: message.toString('latin1').trim() }));
  socket.on('error', () => undefined);
  for (;;) {
    socket.send('NAME\n', port, address, () => undefined);
    await pause(Number(extraText));
  }
}

/** One SIP message of a call, from a source port of its own; the name of who answered. */
function sipMessage(call: number, sequence: number): Promise<string> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const lines = [
    'OPTIONS sip:lab@example.invalid SIP/2.0',
    `Via: SIP/2.0/UDP ${address};branch=z9hG4bK${call}x${sequence}`,
    `Call-ID: call-${call}@lab.invalid`,
    `CSeq: ${sequence} OPTIONS`,
    'Content-Length: 0',
  ];
  return new Promise((resolve) => {
    const finish = (reply: string): void => {
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    };
    const timer = setTimeout(() => finish(''), CONNECTION_LIMIT_MS);
    socket.on('message', (message) => finish(message.toString('latin1').trim()));
    socket.send(`${lines.join('\r\n')}\r\n\r\n`, port, address);
  });
}

async function calls(): Promise<boolean> {
  const holders: string[][] = [];
  for (let call = 0; call < Number(countText); call += 1) {
    const seen = new Set<string>();
    for (let sequence = 1; sequence <= Number(extraText); sequence += 1) seen.add(await sipMessage(call, sequence));
    holders.push([...seen]);
  }
  print({ holders });
  return holders.every((seen) => !seen.includes(''));
}

const modes: Record<string, () => Promise<boolean>> = { echo, datagram, names, steady, hold, stream, calls };
const run = modes[mode];
if (run === undefined) throw new Error(`no such mode: ${mode}`);
process.exitCode = (await run()) ? 0 : 1;
