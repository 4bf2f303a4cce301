import type { HealthCheckSpec } from '#libs/contracts';
import type { ProbeTarget } from '../probes/probe-target.js';

interface Identity {
  /** What is asked, whatever the rhythm. */
  readonly question: string;
  /** What is asked, and how often: checks of equal ones are probed once. */
  readonly probe: string;
}

const known = new WeakMap<HealthCheckSpec, Identity>();

function ofCheck(check: HealthCheckSpec): Identity {
  const found = known.get(check);
  if (found !== undefined) return found;
  const { name: _name, rise: _rise, fall: _fall, path: _path, intervalMs, timeoutMs, jitterPercent, ...asked } = check;
  // Fields in the order of their names: two documents may have been written in another one.
  const question = JSON.stringify(Object.entries(asked).sort(([one], [other]) => (one < other ? -1 : 1)));
  const made = { question, probe: `${question}${intervalMs}/${timeoutMs}/${jitterPercent}` };
  known.set(check, made);
  return made;
}

/** Two checks with the same identity ask the same of the same server. */
export function identityOf(check: HealthCheckSpec, target: ProbeTarget): Identity {
  const { question, probe } = ofCheck(check);
  const { address, port, mark, sourceAddress, virtualAddress, hostName } = target;
  // The virtual address matters only where it is said, in HTTP's `Host`: elsewhere services share a probe.
  const said = check.kind === 'http' || check.kind === 'https' ? virtualAddress : '';
  const where = `${address} ${port} ${mark ?? ''} ${sourceAddress ?? ''} ${said} ${hostName ?? ''} `;
  return { question: where + question, probe: where + probe };
}
