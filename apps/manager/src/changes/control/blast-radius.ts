import { DomainError } from '#libs/errors';
import type { Impact } from '../impact.js';

/** How much one change may touch without a word that it is meant. */
export interface BlastRadius {
  /** Services that change or go; new ones do not count. */
  readonly maxServices: number;
  /** Servers that lose traffic: so many are always allowed … */
  readonly maxServers: number;
  /** … and so many per cent of all that take traffic, where that is more. */
  readonly maxServerPercent: number;
}

/** Refuses a change that touches more than is allowed at once; `enabledServers`: all that took traffic before it. */
export function assertWithin(radius: BlastRadius, impact: Impact, enabledServers: number): void {
  const services = impact.services.filter(({ effect }) => effect !== 'created').length;
  const servers = impact.servers.filter(({ losesTraffic }) => losesTraffic).length;
  const { maxServices, maxServers, maxServerPercent } = radius;
  const servesEnough = servers <= maxServers || servers * 100 <= enabledServers * maxServerPercent;
  if (services <= maxServices && servesEnough) return;
  const [ofServices, ofServers] = [
    `${services} ${services === 1 ? 'service' : 'services'} (at most ${maxServices})`,
    `${servers} of ${enabledServers} servers that have it (at most ${maxServers}, or ${maxServerPercent} %)`,
  ];
  throw new DomainError('blast-radius', `It touches ${ofServices} and takes traffic from ${ofServers}.`, {
    hint: 'If that is meant, send it again with confirmBlastRadius=true. PATCH /api/v1/change-control sets the limits.',
  });
}
