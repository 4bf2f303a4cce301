import { JOIN_PROTOCOL_VERSION, type CheckResult, type NodeFacts } from '#libs/contracts';
import type { ClockReading } from './join-client.js';

export const MINIMUM_AGENT_VERSION = '0.1.0';
/** Room for logs, documents and the journal of an agent. */
export const MINIMUM_FREE_BYTES = 100 * 1024 * 1024;

const SKEW_WARN_MS = 500;
/** Beyond this, certificates and expiry times are judged differently on both sides. */
const SKEW_FAIL_MS = 30_000;

/** One address of a key that was tried. */
export interface Attempt {
  readonly address: string;
  /** Null when it answered as the machine of the key. */
  readonly fault: string | null;
  readonly latencyMs: number;
}

export function reachCheck(attempts: readonly Attempt[], port: number): CheckResult {
  const good = attempts.filter(({ fault }) => fault === null);
  const bad = attempts.filter(({ fault }) => fault !== null);
  const told = [
    ...good.map(({ address, latencyMs }) => `${address} answers in ${Math.round(latencyMs)} ms`),
    ...bad.map(({ fault }) => fault ?? ''),
  ].join('; ');
  return {
    check: 'reach-node',
    title: 'The manager reaches the node',
    result: good.length === 0 ? 'fail' : 'pass',
    measured: told.slice(0, 500),
    fix: good.length > 0 ? '' : `Let TCP port ${port} of the node through, and look whether the agent runs there.`,
  };
}

/** The difference of the clocks counts only as far as the way there and back cannot explain it. */
export function clockCheck({ skewMs, uncertaintyMs }: ClockReading): CheckResult {
  const certain = Math.max(0, Math.abs(skewMs) - uncertaintyMs);
  const direction = skewMs < 0 ? 'behind' : 'ahead';
  const result = certain <= SKEW_WARN_MS ? 'pass' : certain <= SKEW_FAIL_MS ? 'warn' : 'fail';
  return {
    check: 'clock-skew',
    title: 'The clocks agree',
    result,
    measured: `The node is ${Math.abs(Math.round(skewMs))} ms ${direction} (± ${Math.ceil(uncertaintyMs)} ms); ${SKEW_WARN_MS} ms are fine.`,
    fix: result === 'pass' ? '' : 'Let both machines keep time, for instance: apt install chrony',
  };
}

export function versionCheck({ agentVersion, protocolVersion }: NodeFacts): CheckResult {
  const isGood = protocolVersion === JOIN_PROTOCOL_VERSION && !isOlder(agentVersion, MINIMUM_AGENT_VERSION);
  return {
    check: 'agent-version',
    title: 'The agent is of a fitting version',
    result: isGood ? 'pass' : 'fail',
    measured: `Agent ${agentVersion}, protocol ${protocolVersion}; at least ${MINIMUM_AGENT_VERSION}, protocol ${JOIN_PROTOCOL_VERSION}.`,
    fix: isGood ? '' : 'Install the same release of Directorate on the node and on the manager.',
  };
}

/** A machine is a member of one cluster at most. */
export function membershipCheck({ memberOf }: NodeFacts, clusterId: string): CheckResult {
  const isFree = memberOf === null;
  return {
    check: 'membership',
    title: 'The node is not a member of a cluster',
    result: isFree ? 'pass' : 'fail',
    measured: isFree
      ? 'It is free.'
      : `It is a member of ${memberOf === clusterId ? 'this cluster' : `cluster ${memberOf}`}.`,
    fix: isFree ? '' : 'Remove it there, or run "directorate-agent leave" on the node.',
  };
}

/** Compares versions by their numbers: 0.10.0 is newer than 0.9.1. */
export function isOlder(version: string, than: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [mine, other] = [numbers(version), numbers(than)];
  for (let index = 0; index < Math.max(mine.length, other.length); index += 1) {
    const difference = (mine[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

export type Verdict = CheckResult['result'];

/** The worst result of all lines. */
export function verdictOf(checks: readonly CheckResult[]): Verdict {
  if (checks.some(({ result }) => result === 'fail')) return 'fail';
  return checks.some(({ result }) => result === 'warn') ? 'warn' : 'pass';
}
