import { describe, expect, it } from 'vitest';
import { report } from '#libs/contracts';
import { parseReport } from './parse-report.js';

const outcome = (result: string): string =>
  `{"kind":"outcome","at":"2026-11-21T10:00:00.000Z","outcome":{"commandId":"01JXYZ0000000000000000000C","outcome":"succeeded",
    "repeated":false,"error":null,"result":${result},"startedAt":"2026-11-21T10:00:00.000Z","finishedAt":"2026-11-21T10:00:00.000Z"}}`;

const resultOf = async (text: string): Promise<unknown> => {
  const report = await parseReport(outcome(text));
  return report?.kind === 'outcome' ? report.outcome.result : undefined;
};

const service = (change: object = {}): object => ({
  ...{ id: '01JXYZ0000000000000000000C', key: { kind: 'address', protocol: 'tcp', address: '192.0.2.20', port: 80 } },
  ...{ config: null, presence: 'missing', counters: null, pool: null, realServers: [], ...change },
});

const machine = (change: object = {}): object => ({
  ...{ kind: 'machine', at: '2026-11-21T10:00:00.000Z', agentVersion: '0.1.0', bootId: 'b', hostname: 'director-1' },
  ...{ kernelRelease: '6.1.0', uptimeSeconds: 1, roles: ['director'], appliedRevision: 1, failures: [], addresses: [] },
  ...{ virtualServices: [service(), service()], schedulers: ['rr'], ipvs: null, services: [], ...change },
});

describe(parseReport.name, () => {
  it('takes a machine’s report as the schema does', async () => {
    const parsed = await parseReport(JSON.stringify(machine()));
    expect(parsed).toEqual(report.parse(machine()));
    expect(parsed).toMatchObject({ load: null, virtualServices: [{ presence: 'missing' }, {}] });
  });

  it('replaces what PostgreSQL cannot store, in keys too, and nothing else', async () => {
    expect(await resultOf('{"a\\u0000b": "x\\ud800y\\udc00z"}')).toEqual({ 'a\ufffdb': 'x\ufffdy\ufffdz' });
    expect(await resultOf('"C:\\\\u0000 \\\\\\u0000"')).toBe('C:\\u0000 \\\ufffd');
    expect(await resultOf('"\\ud83d\\ude00 \\u00e9 \\n"')).toBe('\u{1f600} \u00e9 \n');
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another kind', '{"kind":"command"}'],
    ['a field too many', outcome('1').replace('"repeated"', '"extra":1,"repeated"')],
    ['a machine with a service of another form', JSON.stringify(machine({ virtualServices: [service(), {}] }))],
    ['a machine with a field too many', JSON.stringify(machine({ extra: 1 }))],
    [
      'a machine with a service of a field too many',
      JSON.stringify(machine({ virtualServices: [service({ extra: 1 })] })),
    ],
    ['a machine with too many services', JSON.stringify(machine({ virtualServices: Array(4097).fill(service()) }))],
    ['too much nesting', '['.repeat(200_000)],
    ['too long a text', `"${'x'.repeat(9_000_000)}"`],
  ])('takes %s for no report', async (_what, text) => {
    expect(await parseReport(text)).toBeNull();
  });
});
