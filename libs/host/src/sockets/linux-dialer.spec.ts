import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LinuxDialer } from './linux-dialer.js';

const isRoot = process.getuid?.() === 0;

describe(LinuxDialer.name, () => {
  let server: Server;
  let port: number;
  let peers: string[];
  const to = (changes: object = {}) => ({
    address: '127.0.0.1',
    port,
    sourceAddress: null,
    mark: null,
    timeoutMs: 1000,
    ...changes,
  });
  const noKoffi = new LinuxDialer(() => {
    throw new Error('no such file');
  });
  const dialer = new LinuxDialer();

  beforeEach(async () => {
    peers = [];
    server = createServer((socket) => {
      peers.push(socket.remoteAddress ?? '');
      socket.on('error', () => socket.destroy());
      socket.on('data', (bytes) => socket.end(`you said ${bytes.toString()}`));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  describe.each([
    ['with koffi', dialer],
    ['without koffi', noKoffi],
  ])('%s', (_, one) => {
    it('connects and closes at once', async () => {
      await one.connect(to());
      // The reset may come before the listener looks who it was.
      await expect.poll(() => peers.length).toBe(1);
    });

    it("tells a refused connection by the system's name", async () => {
      const refused = one.connect(to({ address: '127.0.0.99' }));
      await expect(refused).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });

    it('tells a source address that the machine does not have', async () => {
      const failed = one.connect(to({ sourceAddress: '192.0.2.1' }));
      await expect(failed).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
    });

    it('opens a stream from the source address', async () => {
      const socket = await one.tcp(to({ sourceAddress: '127.0.0.77' }));
      socket.write('hello');
      const [bytes] = (await once(socket, 'data')) as [Buffer];
      expect(bytes.toString()).toBe('you said hello');
      expect(peers).toEqual(['127.0.0.77']);
      socket.destroy();
    });
  });

  it.runIf(isRoot)('opens a marked stream', async () => {
    const socket = await dialer.tcp(to({ mark: 0x4400_0001, sourceAddress: '127.0.0.5' }));
    socket.write('marked');
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    expect(bytes.toString()).toBe('you said marked');
    expect(peers).toEqual(['127.0.0.5']);
    socket.destroy();
  });

  it('gives up after its time when a full listener drops what comes', async () => {
    const script = `const s=require('node:net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))`;
    const stopped = spawn(process.execPath, ['-e', script]);
    const [line] = (await once(stopped.stdout, 'data')) as [Buffer];
    const silent = to({ port: Number(line.toString()), timeoutMs: 200 });
    stopped.kill('SIGSTOP');
    try {
      const kept = await Promise.all([dialer.tcp(silent), dialer.tcp(silent)]);
      const begun = performance.now();
      await expect(dialer.connect(silent)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
      expect(performance.now() - begun).toBeLessThan(400);
      kept.forEach((socket) => socket.destroy());
    } finally {
      stopped.kill('SIGKILL');
    }
  });

  it('refuses marks and pings with a clear reason without koffi', async () => {
    await expect(noKoffi.tcp(to({ mark: 1 }))).rejects.toThrow(
      'A check through the virtual service needs the package koffi',
    );
    await expect(noKoffi.ping(to())).rejects.toThrow('A check by ICMP needs the package koffi');
  });

  it.runIf(isRoot).each(['127.0.0.1', '::1'])('pings %s', async (address) => {
    expect(await dialer.ping(to({ address }))).toBeLessThan(1000);
  });

  it.runIf(isRoot)('pings many at once without mixing up the replies', async () => {
    const addresses = Array.from({ length: 200 }, (_, index) => `127.0.1.${index + 1}`);
    const times = await Promise.all(addresses.map((address) => dialer.ping(to({ address }))));
    expect(times.every((time) => time > 0)).toBe(true);
  });

  it.each(isRoot ? [null, 0x4400_0002] : [null])('exchanges datagrams with mark %s', async (mark) => {
    const echo = createSocket('udp4', (bytes, peer) => echo.send(bytes, peer.port, peer.address));
    echo.bind(0, '127.0.0.1');
    await once(echo, 'listening');
    const socket = await dialer.udp(to({ port: echo.address().port, mark, sourceAddress: '127.0.0.6' }));
    const answer = new Promise((resolve) => socket.onMessage((bytes) => resolve(bytes.toString())));
    socket.send(Buffer.from('ping'));
    expect(await answer).toBe('ping');
    socket.close();
    echo.close();
  });

  it('tells that no one listens for datagrams', async () => {
    const socket = await dialer.udp(to({ address: '127.0.0.98' }));
    const failed = new Promise((resolve) => socket.onError(resolve));
    socket.send(Buffer.from('ping'));
    expect(await failed).toMatchObject({ code: 'ECONNREFUSED' });
    socket.close();
  });
});
