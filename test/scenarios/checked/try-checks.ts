import type { ProbeResult } from '#libs/checks';
import type { ProgramRunner } from '../../../lab/src/index.js';
import { eventually, expect, type Measure } from '../support/scenario.js';
import { behindTls, hanging, healthy, local, refusing, startTls, wrongAnswers, type CheckCase } from './check-cases.js';
import type { CheckedServers } from './checked-servers.js';

/** Servers stay frozen so long after the slow checks have begun. */
const FROZEN_MS = 600;
const START_LIMIT_MS = 30_000;

export interface Trial {
  /** Where the probes run. */
  readonly machine: ProgramRunner;
  readonly prober: string;
  readonly address: string;
  readonly servers: CheckedServers;
}

/** Probes all at once, in one program. */
async function probeAll(
  { machine, prober, address }: Trial,
  cases: readonly CheckCase[],
  thaw: readonly number[] = [],
): Promise<ProbeResult[]> {
  const stdin = JSON.stringify(cases.map(({ port, address: other, check }) => ({ port, address: other, check })));
  const answer = await machine.exec([process.execPath, prober, address, ...thaw.map(String)], {
    stdin,
    timeoutMs: 60_000,
  });
  expect(answer.exitCode === 0, `the prober ended with ${answer.exitCode}: ${answer.stderr}`);
  const lines = answer.stdout.trim().split('\n');
  return lines.map((line) => JSON.parse(line) as ProbeResult);
}

async function prove(
  trial: Trial,
  what: string,
  cases: readonly CheckCase[],
  measure: Measure,
): Promise<ProbeResult[]> {
  const results = await probeAll(trial, cases);
  const failures = cases.flatMap((one, index) => {
    const result = results[index];
    const isAsWanted = result?.ok === one.ok && one.reason.test(result.reason);
    return isAsWanted
      ? []
      : [`${one.label}: wanted ${one.ok ? 'good' : 'bad'} ${String(one.reason)}, saw ${JSON.stringify(result)}`];
  });
  expect(failures.length === 0, `${what}:\n${failures.join('\n')}`);
  const latencies = results.map(({ latencyMs }) => latencyMs).sort((one, other) => one - other);
  measure(
    `${what}: ${cases.length} checks as they should be, half of them in ${Math.round(latencies[latencies.length >> 1] ?? 0)} ms`,
  );
  return results;
}

/** Every kind of check: healthy, wrong answer, refusing, TLS good and expired, hanging, slow. */
export async function tryChecks(trial: Trial, measure: Measure): Promise<void> {
  const { servers } = trial;
  const { ms } = await eventually('every server to answer', START_LIMIT_MS, async () => {
    const results = await probeAll(trial, healthy);
    const bad = healthy.flatMap(({ label }, index) =>
      results[index]?.ok === true ? [] : [`${label}: ${results[index]?.reason ?? ''}`],
    );
    if (bad.length > 0) throw new Error(bad.join('\n'));
    return true;
  });
  measure(`${healthy.length} healthy checks good after ${ms} ms`);
  await prove(trial, 'without a server', local, measure);
  await prove(trial, 'wrong answers', wrongAnswers, measure);
  await prove(trial, 'nobody listens', refusing, measure);
  await prove(trial, 'TLS from the first byte: good, expired, another name', behindTls(servers.ca), measure);
  await prove(trial, 'STARTTLS: good, unknown CA', startTls(servers.ca), measure);
  await servers.freeze();
  await prove(trial, 'servers hang', hanging, measure);
  const results = await probeAll(trial, healthy, [FROZEN_MS, ...servers.processGroups]);
  const failed = healthy.flatMap(({ label }, at) =>
    results[at]?.ok === true ? [] : [`${label}: ${results[at]?.reason ?? ''}`],
  );
  expect(failed.length === 0, `slow servers:\n${failed.join('\n')}`);
  const quickest = Math.min(...results.map(({ latencyMs }) => latencyMs));
  expect(quickest >= FROZEN_MS - 50, `a frozen server answered after ${quickest} ms`);
  measure(`servers that answer only after ${FROZEN_MS} ms: ${results.length} checks are good in time`);
}
