import { expectationOf, type ProbeResult, type ProbeTarget } from '#libs/checks';
import {
  TRIAL_LIMITS,
  type CheckTrial,
  type CheckTrialResult,
  type HealthCheckSpec,
  type TrialOutcome,
  type TrialProbe,
  type TrialServer,
} from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { Clock } from '../shared/clock.js';
import { oneLine } from '../shared/one-line.js';

export interface TrialTools {
  readonly probe: (check: HealthCheckSpec, target: ProbeTarget) => Promise<ProbeResult>;
  readonly clock: Clock;
  /** Hears of each server when it is done. */
  readonly onServer: (percent: number, line: string) => void;
}

/** Servers that are asked at the same time. */
const TOGETHER = 16;
/** A probe ends by its own timeout; one that does not is left alone this much later. */
const GRACE_MS = 500;
/** Characters of what was said and heard, in all: what a queue takes as one answer. */
const RAW_TOTAL = 64 * 1024;
const RAW_MAX = 4096;
const REASON_MAX = 300;
const OUTCOME_WORDS: Readonly<Record<TrialOutcome, string>> = {
  passes: 'would pass now',
  fails: 'would fail now',
  'not-asked': 'could not be asked',
};

type Named = CheckTrial['servers'][number];

/** Asks each server once by each check, as a director would; what one of them does concerns no other. */
export async function tryChecks(trial: CheckTrial, tools: TrialTools): Promise<CheckTrialResult> {
  const endMs = tools.clock.monotonicMs() + TRIAL_LIMITS.totalMs;
  const rawMax = Math.min(RAW_MAX, Math.floor(RAW_TOTAL / (trial.servers.length * trial.checks.length)));
  const servers = new Array<TrialServer>(trial.servers.length);
  const waiting = trial.servers.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [index, server] of waiting) {
      const probes = await Promise.all(trial.checks.map((check) => ask(trial, server, check, endMs, tools)));
      const verdict = verdictOf(probes, trial.combine);
      const { address, port } = server;
      const shown = probes.map((one) => ({ ...one, raw: one.raw?.slice(0, rawMax) ?? null }));
      servers[index] = { address, port, ...verdict, probes: shown };
      done += 1;
      const percent = Math.round((done / trial.servers.length) * 100);
      tools.onServer(percent, `${server.name} ${OUTCOME_WORDS[verdict.outcome]}: ${verdict.reason}`);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  return { servers };
}

/** What the results of a server's checks mean together; the reason is that of the check which decided. */
export function verdictOf(
  probes: readonly TrialProbe[],
  combine: CheckTrial['combine'],
): Pick<TrialServer, 'outcome' | 'reason'> {
  const order: readonly TrialOutcome[] =
    combine === 'all' ? ['fails', 'not-asked', 'passes'] : ['passes', 'not-asked', 'fails'];
  for (const outcome of order) {
    const found = probes.filter((probe) => probe.outcome === outcome);
    const [first] = found;
    if (first === undefined) continue;
    const name = probes.length === 1 ? '' : `${first.check}: `;
    return { outcome, reason: oneLine(`${name}${first.reason}`, REASON_MAX) };
  }
  return { outcome: 'not-asked', reason: 'there is no check' };
}

async function ask(
  { service }: CheckTrial,
  server: Named,
  check: HealthCheckSpec,
  endMs: number,
  { probe, clock }: TrialTools,
): Promise<TrialProbe> {
  const port = check.port ?? server.port;
  const told = (outcome: TrialOutcome, reason: string, result: Partial<ProbeResult> = {}): TrialProbe => ({
    ...{ check: check.name, kind: check.kind, target: oneLine(placeOf(server.address, port), 200), outcome },
    reason: oneLine(reason, REASON_MAX),
    latencyMs: result.latencyMs ?? null,
    expected: oneLine(expectationOf(check), REASON_MAX),
    raw: result.raw ?? null,
  });
  const obstacle = obstacleOf(check, port);
  if (obstacle !== null) return told('not-asked', obstacle);
  const leftMs = endMs - clock.monotonicMs();
  if (leftMs <= 0) return told('not-asked', `its turn did not come in the ${TRIAL_LIMITS.totalMs / 1000} s of a trial`);
  const timeoutMs = Math.ceil(Math.min(check.timeoutMs, TRIAL_LIMITS.probeMs, leftMs));
  const isCut = timeoutMs < check.timeoutMs;
  const virtualAddress = service.kind === 'address' ? service.address : server.address;
  const { address } = server;
  const target = { address, port, mark: null, sourceAddress: check.sourceAddress, virtualAddress };
  const beganMs = clock.monotonicMs();
  const late = new AbortController();
  const result = await Promise.race([
    probe({ ...check, timeoutMs }, target).catch((error: unknown) => messageOf(error)),
    clock.sleep(timeoutMs + GRACE_MS, late.signal).then(() => null),
  ]);
  late.abort();
  if (result === null) return told('not-asked', `the probe did not come back in ${timeoutMs + GRACE_MS} ms`);
  if (typeof result === 'string') return told('not-asked', `the probe could not be made: ${result}`);
  const isOutOfTime = !result.ok && isCut && clock.monotonicMs() - beganMs >= timeoutMs;
  if (!isOutOfTime) return told(result.ok ? 'passes' : 'fails', result.reason, result);
  const patience = `a trial waits ${timeoutMs} ms at most, the check itself would wait ${check.timeoutMs} ms`;
  return told('not-asked', `${result.reason}; ${patience}`, result);
}

/** Why a check cannot be tried without its service; null when it can. */
function obstacleOf({ kind, path }: HealthCheckSpec, port: number): string | null {
  if (kind === 'program' || kind === 'file') {
    return `a check of the kind ${kind} asks the director itself: it runs once the service is there`;
  }
  if (path === 'virtual-service') return 'the check goes through the virtual service, which is not there yet';
  return port === 0 && kind !== 'icmp' ? 'neither the check nor the server names a port' : null;
}

const placeOf = (address: string, port: number): string => (port === 0 ? address : `${address} port ${port}`);
