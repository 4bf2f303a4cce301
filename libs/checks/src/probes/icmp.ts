import type { HealthCheckOf } from '#libs/contracts';
import type { ProbeRun } from './probe-run.js';

/** One ICMP echo and its reply. */
export async function probeIcmp(_check: HealthCheckOf<'icmp'>, run: ProbeRun): Promise<string> {
  const { address } = run.target;
  run.atTimeout(() => `no echo reply from ${address} in ${run.timeoutMs} ms`);
  const milliseconds = await run.tools.dialer.ping(run.dialTarget);
  run.transcript.add('*', `echo reply from ${address} after ${milliseconds.toFixed(1)} ms`);
  return `${address} answered an ICMP echo`;
}
