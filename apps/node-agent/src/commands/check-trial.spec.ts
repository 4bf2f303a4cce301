import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probe as probeOnce, type ProbeResult, type ProbeTarget } from '#libs/checks';
import {
  checkTrial,
  checkTrialResult,
  healthCheckSpec,
  TRIAL_LIMITS,
  type CheckTrial,
  type TrialProbe,
} from '#libs/contracts';
import { createProbeTools, FakeHost } from '#libs/host';
import { FakeClock } from '../testing/fake-clock.js';
import { systemClock } from '../shared/clock.js';
import { tryChecks, verdictOf, type TrialTools } from './check-trial.js';

const service = { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 80 } as const;
const trialOf = (checks: readonly object[], servers: readonly [string, number][]): CheckTrial =>
  checkTrial.parse({
    ...{ service, combine: 'all', checks: checks.map((check) => healthCheckSpec.parse(check)) },
    servers: servers.map(([address, port], index) => ({ name: `node-${index + 1}`, address, port })),
  });
const good = (reason: string): ProbeResult => ({ ok: true, reason, latencyMs: 1, raw: null });

describe(tryChecks.name, () => {
  const told: string[] = [];
  const tools = (probe: TrialTools['probe'], clock = systemClock): TrialTools => ({
    ...{ probe, clock },
    onServer: (percent, line) => told.push(`${percent} ${line}`),
  });

  describe('by real probes', () => {
    let server: Server;
    let port: number;
    beforeAll(async () => {
      server = createServer((request, response) => {
        if (request.url !== '/hang') response.writeHead(request.url === '/up' ? 200 : 404).end('shop is open');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      port = (server.address() as AddressInfo).port;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('tells per server what it would be, with the answer, its time and what was expected', async () => {
      const host = createProbeTools(new FakeHost().commands);
      const ask = tools((check, target: ProbeTarget) => probeOnce(check, target, host));
      const up = { kind: 'http', target: '/up', expect: 'open', timeoutMs: 2000 };
      const trial = trialOf([up], [['127.0.0.1', port], ['127.0.0.1', 1]]); // prettier-ignore
      const { servers } = checkTrialResult.parse(await tryChecks(trial, ask));
      expect(servers).toMatchObject([
        {
          address: '127.0.0.1',
          port,
          outcome: 'passes',
          probes: [{ check: 'check', kind: 'http', outcome: 'passes' }],
        },
        { outcome: 'fails', reason: 'connection refused: 127.0.0.1 port 1' },
      ]);
      const [answered] = servers[0]!.probes;
      expect(answered?.raw).toMatch(/HTTP\/1\.1 200 OK[^]*shop is open/);
      expect(answered?.latencyMs).toBeGreaterThan(0);
      expect(answered?.expected).toBe('GET /up answers 200–399, with /open/ in it, within 2000 ms');
      const missing = await tryChecks(trialOf([{ kind: 'http', target: '/no' }], [['127.0.0.1', port]]), ask);
      expect(missing.servers[0]?.outcome).toBe('fails');
      expect(missing.servers[0]?.reason).toContain('answered 404 to GET /no, wanted 200–399');
      expect(told).toContainEqual(expect.stringMatching(/^100 node-\d/));
    });

    it('lets one that hangs fail alone', async () => {
      const host = createProbeTools(new FakeHost().commands);
      const ask = tools((check, target: ProbeTarget) =>
        probeOnce(
          target.port === 2 ? ({ ...check, target: '/hang' } as typeof check) : check,
          { ...target, port },
          host,
        ),
      );
      const trial = trialOf([{ kind: 'http', target: '/up', timeoutMs: 150 }], [['127.0.0.1', 2], ['127.0.0.1', 3]]); // prettier-ignore
      const { servers } = await tryChecks(trial, ask);
      expect(servers.map(({ outcome }) => outcome)).toEqual(['fails', 'passes']);
      expect(servers[0]?.reason).toContain('150 ms');
    });
  });

  it('does not ask what needs the service or the director itself, and says why', async () => {
    const never = tools(() => Promise.reject(new Error('asked')));
    const kinds = [
      { kind: 'file', name: 'flag', file: '/etc/shadow' },
      { kind: 'program', name: 'script', argv: ['/bin/true'] },
      { kind: 'tcp', name: 'path', path: 'virtual-service' },
    ];
    const { servers } = await tryChecks(trialOf(kinds, [['10.0.0.1', 80]]), never);
    expect(servers).toMatchObject([
      {
        outcome: 'not-asked',
        probes: kinds.map(({ name: check }) => ({ check, outcome: 'not-asked', latencyMs: null })),
      },
    ]);
    expect(servers[0]?.probes.map(({ reason }) => reason).join()).not.toContain('asked,');
    expect((await tryChecks(trialOf([{ kind: 'tcp' }], [['10.0.0.1', 0]]), never)).servers).toMatchObject([
      { outcome: 'not-asked', reason: 'neither the check nor the server names a port' },
    ]);
    const broken = await tryChecks(trialOf([{ kind: 'tcp' }], [['10.0.0.1', 80]]), never);
    expect(broken.servers).toMatchObject([{ outcome: 'not-asked', reason: 'the probe could not be made: asked' }]);
  });

  it('leaves a probe alone that never comes back, and asks the others', async () => {
    const clock = new FakeClock();
    const ask = tools(
      (_check, { address }) => (address === '10.0.0.1' ? new Promise(() => undefined) : Promise.resolve(good('fine'))),
      clock,
    );
    const trial = trialOf([{ kind: 'tcp', timeoutMs: 60_000 }], [['10.0.0.1', 80], ['10.0.0.2', 80]]); // prettier-ignore
    const running = tryChecks(trial, ask);
    clock.pass(TRIAL_LIMITS.probeMs + 500);
    expect((await running).servers).toMatchObject([
      { outcome: 'not-asked', reason: 'the probe did not come back in 10500 ms' },
      { outcome: 'passes', reason: 'fine' },
    ]);
  });

  it('is no judge of a check that would wait longer than a trial', async () => {
    const clock = new FakeClock();
    const ask = tools(async ({ timeoutMs }) => {
      await clock.sleep(timeoutMs);
      return { ok: false, reason: 'no answer', latencyMs: timeoutMs, raw: null };
    }, clock);
    const running = tryChecks(trialOf([{ kind: 'tcp', timeoutMs: 60_000 }], [['10.0.0.1', 80]]), ask);
    clock.pass(TRIAL_LIMITS.probeMs);
    expect((await running).servers).toMatchObject([
      { outcome: 'not-asked', reason: expect.stringContaining('would wait 60000 ms') as string },
    ]);
  });

  it('stays small enough for an answer, whatever servers say', async () => {
    const loud = tools(() => Promise.resolve({ ...good('x\u0000'.repeat(400)), raw: 'é'.repeat(8000) }));
    const checks = [{ kind: 'tcp', name: 'one' }, { kind: 'icmp', name: 'two' }]; // prettier-ignore
    const many = Array.from({ length: 64 }, (_, index): [string, number] => [`10.0.0.${index + 1}`, 80]);
    const result = checkTrialResult.parse(await tryChecks(trialOf(checks, many), loud));
    expect(result.servers).toHaveLength(64);
    expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThan(256 * 1024);
  });
});

describe(verdictOf.name, () => {
  const probe = (check: string, outcome: TrialProbe['outcome']): TrialProbe => ({
    ...{ check, kind: 'tcp', target: '', outcome, reason: `of ${check}`, latencyMs: null, expected: '', raw: null },
  });
  const [yes, no, unknown] = [probe('a', 'passes'), probe('b', 'fails'), probe('c', 'not-asked')];
  it.each([
    ['all', [yes, no, unknown], 'fails', 'b: of b'],
    ['all', [yes, unknown], 'not-asked', 'c: of c'],
    ['all', [yes], 'passes', 'of a'],
    ['any', [no, unknown, yes], 'passes', 'a: of a'],
    ['any', [no, unknown], 'not-asked', 'c: of c'],
    ['any', [no], 'fails', 'of b'],
  ] as const)('of %s of them is told with the check that decided', (combine, probes, outcome, reason) => {
    expect(verdictOf(probes, combine)).toEqual({ outcome, reason });
  });
});
