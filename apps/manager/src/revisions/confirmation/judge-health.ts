import type { ObservedState } from '#libs/domain';
import type { VirtualServiceStatus } from '../../observations/observed-status.js';
import type { ServiceHealthBefore } from '../revision.js';

/** Best first. */
const ORDER: readonly ObservedState[] = ['up', 'degraded', 'unknown', 'down'];

/**
 * Why a service is worse than it was before a change, in one sentence; null when it is not. Servers that the change itself took
 * out of service are not missed; those that took traffic before and shall take it now are.
 */
export function worseThan(before: ServiceHealthBefore, now: VirtualServiceStatus): string | null {
  const { name } = before;
  if (ORDER.indexOf(now.state) > ORDER.indexOf(before.state)) {
    return `${name} was ${before.state} and is ${now.state}: ${now.reason}`;
  }
  const serving = now.servers.filter(
    ({ adminState, desired }) => adminState === 'enabled' && (desired?.weight ?? 0) > 0,
  );
  const expected = serving.filter(({ id }) => before.healthyServers.includes(id));
  const healthy = expected.filter(({ state }) => state === 'up').length;
  if (healthy === expected.length) return null;
  return `${name} had ${expected.length} healthy servers that it shall still use, and has ${healthy}: ${now.reason}`;
}
