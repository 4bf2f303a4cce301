import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  closeServers,
  freePort,
  makeCertificates,
  probePort,
  serveScript,
  streamServer,
  tlsServer,
  type Script,
} from '../testing/little-servers.js';

type Certificates = Awaited<ReturnType<typeof makeCertificates>>;

/** A protocol of lines: what a healthy server says, and how it says no. */
interface Protocol {
  readonly kind: string;
  readonly greeting: string | null;
  readonly script: Script;
  /** A command of the script that a broken server answers with `refusal`. */
  readonly breaks: { readonly command: string; readonly refusal: string; readonly reason: RegExp };
  readonly login?: { readonly check: object; readonly command: string; readonly refusal: string };
  readonly startTls?: { readonly command: string; readonly text: string };
}

const credentials = { username: 'probe', password: 's3cret"\\' };
/** Lines of a request of Redis that are not its command. */
const RESP = { '*': null, $: null, probe: null, s3cret: null };
const PROTOCOLS: readonly Protocol[] = [
  {
    kind: 'smtp',
    greeting: '220-mail.example\r\n220 ESMTP',
    script: { EHLO: '250-mail.example\r\n250-STARTTLS\r\n250 HELP', QUIT: '221 bye' },
    breaks: { command: 'EHLO', refusal: '421 too busy', reason: /answered "421 too busy" to EHLO$/ },
    startTls: { command: 'STARTTLS', text: '220 go ahead' },
  },
  {
    kind: 'imap',
    greeting: '* OK ready',
    script: { a2: '* CAPABILITY IMAP4rev1\r\na2 OK done', a3: 'a3 OK logged in', a4: '* BYE\r\na4 OK' },
    breaks: { command: 'a2', refusal: 'a2 NO not now', reason: /answered "a2 NO not now" to CAPABILITY$/ },
    login: { check: credentials, command: 'a3', refusal: 'a3 NO wrong' },
    startTls: { command: 'a1', text: 'a1 OK begin' },
  },
  {
    kind: 'pop3',
    greeting: '+OK ready',
    script: { USER: '+OK', PASS: '+OK logged in', QUIT: '+OK bye' },
    breaks: { command: 'greeting', refusal: '-ERR locked', reason: /answered "-ERR locked" to the connection$/ },
    login: { check: credentials, command: 'PASS', refusal: '-ERR wrong' },
    startTls: { command: 'STLS', text: '+OK begin' },
  },
  {
    kind: 'ftp',
    greeting: '220-welcome\r\nthis is a line\r\n220 ready',
    script: { USER: '331 password', PASS: '230 in', QUIT: '221 bye' },
    breaks: { command: 'greeting', refusal: '530 full', reason: /answered "530 full" to the connection$/ },
    login: { check: credentials, command: 'PASS', refusal: '530 wrong' },
    startTls: { command: 'AUTH TLS', text: '234 begin' },
  },
  {
    kind: 'redis',
    greeting: null,
    script: { ...RESP, PING: '+PONG', AUTH: '+OK' },
    breaks: { command: 'PING', refusal: '-LOADING', reason: /answered "-LOADING" to PING$/ },
    login: { check: credentials, command: 'AUTH', refusal: '-WRONGPASS no' },
  },
];

describe.each(PROTOCOLS)('a check by $kind', ({ kind, greeting, script, breaks, login, startTls }) => {
  let certificates: Certificates;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });
  afterEach(closeServers);
  const check = (changes: object = {}) => ({ kind, timeoutMs: 400, ...changes });
  const broken = (answer: string | null) =>
    breaks.command === 'greeting'
      ? serveScript(answer, script)
      : serveScript(greeting, { ...script, [breaks.command]: answer });

  it('is good with a healthy server', async () => {
    const port = await streamServer(serveScript(greeting, script));
    const { ok, reason } = await probePort(port, check());
    expect({ ok, reason }).toEqual({ ok: true, reason: expect.stringContaining(`127.0.0.1 port ${port}`) as string });
  });

  it('is bad with a wrong answer, and says which', async () => {
    const { ok, reason } = await probePort(await streamServer(broken(breaks.refusal)), check());
    expect(ok).toBe(false);
    expect(reason).toMatch(breaks.reason);
  });

  it('is bad with nonsense', async () => {
    const port = await streamServer((socket) => socket.end('\u0000\u0001nonsense\r\n'.repeat(3)));
    expect(await probePort(port, check())).toMatchObject({ ok: false });
  });

  it('is bad when the server hangs, and says after what', async () => {
    const { ok, reason, latencyMs } = await probePort(await streamServer(broken(null)), check());
    expect({ ok, reason }).toEqual({
      ok: false,
      reason: expect.stringMatching(/^no answer from 127.0.0.1 port \d+ in 400 ms after [\w ]+$/) as string,
    });
    expect(latencyMs).toBeLessThan(700);
  });

  it('is bad when the server refuses, and when it hangs up', async () => {
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
    const rude = await streamServer((socket) => socket.end());
    expect((await probePort(rude, check())).reason).toMatch(/closed the connection|connection reset/);
  });

  it('is good with a slow server within its time', async () => {
    const port = await streamServer((socket) => void setTimeout(() => serveScript(greeting, script)(socket), 150));
    expect(await probePort(port, check({ timeoutMs: 1000 }))).toMatchObject({ ok: true });
  });

  it('verifies TLS from the first byte', async () => {
    const tls = { verify: true, ca: certificates.ca };
    const good = await tlsServer(certificates.good, serveScript(greeting, script));
    expect(await probePort(good, check({ security: 'implicit', tls, timeoutMs: 1000 }))).toMatchObject({ ok: true });
    const expired = await tlsServer(certificates.expired, serveScript(greeting, script));
    const { ok, reason } = await probePort(expired, check({ security: 'implicit', tls, timeoutMs: 1000 }));
    expect(ok).toBe(false);
    expect(reason).toMatch(/has expired/);
  });

  it.runIf(startTls !== undefined)('asks for TLS inside the protocol', async () => {
    const { command, text } = startTls!;
    const serve = (which: 'good' | 'expired') =>
      streamServer(serveScript(greeting, { [command]: { text, tls: certificates[which] }, ...script }));
    const wish = check({ security: 'starttls', tls: { verify: true, ca: certificates.ca }, timeoutMs: 1000 });
    expect(await probePort(await serve('good'), wish)).toMatchObject({ ok: true });
    expect((await probePort(await serve('expired'), wish)).reason).toMatch(/has expired/);
    const forgetful = await streamServer(serveScript(greeting, { [command]: `${text}\r\ninjected`, ...script }));
    expect(await probePort(forgetful, wish)).toMatchObject({ ok: false });
  });

  it.runIf(login !== undefined)('logs in without showing the password', async () => {
    const wish = check(login!.check);
    const good = await probePort(await streamServer(serveScript(greeting, script)), wish);
    expect(good).toMatchObject({ ok: true });
    expect(good.raw).not.toContain('s3cret');
    const refusing = await streamServer(serveScript(greeting, { ...script, [login!.command]: login!.refusal }));
    const bad = await probePort(refusing, wish);
    expect(bad.ok).toBe(false);
    expect(`${bad.reason}${bad.raw ?? ''}`).not.toContain('s3cret');
    if (kind !== 'redis') {
      const hostile = await probePort(await streamServer(serveScript(greeting, script)), {
        ...wish,
        password: 'a\r\nQUIT',
      });
      expect(hostile.reason).toContain('has a line end');
    }
  });
});

describe('a check of a role of Redis', () => {
  afterEach(closeServers);
  it.each([
    ['master', true],
    ['slave', false],
  ])('that shall be %s', async (role, ok) => {
    const port = await streamServer(
      serveScript(null, { ...RESP, PING: '+PONG', ROLE: '*3\r\n$6\r\nmaster\r\n:0\r\n*0' }),
    );
    expect((await probePort(port, { kind: 'redis', role })).ok).toBe(ok);
  });
});

describe('HELO', () => {
  afterEach(closeServers);
  it('is said to a server that does not know EHLO', async () => {
    const port = await streamServer(serveScript('220 old', { EHLO: '502 what?', HELO: '250 hello' }));
    expect(await probePort(port, { kind: 'smtp' })).toMatchObject({ ok: true });
  });
});
