import type { DrainMode } from '#libs/domain';
import type { Link } from './chain.js';
import type { Member } from './members.js';
import type { PoolVerdict } from './pool-state.js';
import type { Share } from './share.js';
import type { PoolInput } from './types.js';

/** Where a real server stands in the kernel's table; weight null: not in it. */
export interface Placement {
  readonly weight: number | null;
  /** The admin took it out: nothing may bring it back, not even being the last. */
  readonly isRemovedByAdmin: boolean;
  readonly links: readonly Link[];
}

const DRAIN_TEXTS: Readonly<Record<DrainMode, string>> = {
  graceful: 'Drains gracefully: no new clients, and those bound to it stay until they end.',
  firm: 'Drains firmly: no new connections, bound clients move with their next one.',
  immediate: 'Drains at once: taken out of the table, its connections are cut.',
};

/** Places one real server by the admin's will, the pool's state and its share, in this order. */
export function place(input: PoolInput, member: Member, verdict: PoolVerdict, share: Share | undefined): Placement {
  const { server } = member;
  const { adminState, drainMode, config } = server;
  if (adminState === 'disabled') {
    return byAdmin(null, true, {
      stage: 'admin',
      what: 'disabled',
      text: 'Disabled by an admin: taken out of the table.',
    });
  }
  if (adminState === 'drain') {
    const isReleased = input.released.has(server.id);
    if (isReleased && drainMode !== 'immediate') {
      const text = 'The deadline of its drain has passed: taken out of the table, what was left is cut.';
      return byAdmin(null, true, { stage: 'drain', what: 'released', text });
    }
    const link: Link = { stage: 'drain', what: drainMode, text: DRAIN_TEXTS[drainMode] };
    if (drainMode === 'immediate') return byAdmin(null, true, link);
    return byAdmin(member.health.state === 'down' ? outWeight(input, member) : 0, false, link);
  }
  const enabled: Link = { stage: 'admin', what: 'enabled', text: `Enabled with weight ${config.weight}.` };
  const pool = poolLink(verdict, member);
  if (share !== undefined)
    return { weight: share.weight, isRemovedByAdmin: false, links: [enabled, pool, ...share.links] };
  if (config.weight === 0 && member.isHealthy && verdict.state === 'serving') return byAdmin(0, false, enabled);
  return { weight: outWeight(input, member), isRemovedByAdmin: false, links: [enabled, pool] };
}

const byAdmin = (weight: number | null, isRemovedByAdmin: boolean, link: Link): Placement => ({
  weight,
  isRemovedByAdmin,
  links: [link],
});

/**
 * What a server gets that shall not serve: 0, or nothing where it is removed or where templates would still lead to it.
 * What is in the table stays there as long as nothing is known of it.
 */
function outWeight({ service, expiresQuiescentTemplates }: PoolInput, { health, present }: Member): 0 | null {
  if (health.state === 'unknown' && present !== undefined) return 0;
  const holdsClients = service.config.persistence !== null && !expiresQuiescentTemplates;
  return isRemovedOnFailure(service) || holdsClients ? null : 0;
}

function isRemovedOnFailure({ key, health }: PoolInput['service']): boolean {
  if (health.onFailure === 'auto') return key.kind === 'address' && key.protocol === 'udp';
  return health.onFailure === 'remove';
}

function poolLink({ state, reason }: PoolVerdict, { isHealthy }: Member): Link {
  const what = `${state}-${isHealthy ? 'healthy' : 'dead'}`;
  return { stage: 'pool', what, text: `${reason}.` };
}

/** What the kernel gets, and why it is not the admin's figure. */
export function weightLink(member: Member, weight: number | null, scale: number, isLast: boolean): Link {
  const wanted = member.server.config.weight;
  const link = (what: string, text: string): Link => ({ stage: 'weight', what, text });
  if (weight === null) return link('out', 'Not in the table: it takes no connections.');
  if (isLast) {
    return link('last', 'Weight 0 and kept in the table, because a service is never left without any server.');
  }
  if (weight === 0) return link('quiescent', 'Weight 0: no new connections, present ones go on.');
  if (scale === 1 && weight === wanted) return link('wanted', `Weight ${weight}, as wanted.`);
  const full = wanted * scale;
  const because = scale === 1 ? '' : ` (${wanted} × ${scale}, so that weights can move in fine steps)`;
  return link(weight === full ? 'wanted' : 'moved', `Weight ${weight} of ${full}${because}.`);
}
