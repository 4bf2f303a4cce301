import type { DirectorVirtualService } from '#libs/contracts';

/** Whether the director rewrites packets for a service, for its real servers or for the sorry servers that may stand in. */
export const isMasquerading = ({ realServers, pool }: Pick<DirectorVirtualService, 'realServers' | 'pool'>): boolean =>
  realServers.some(({ config }) => config.forwardingMethod === 'masquerading') ||
  pool.sorryServers.some(({ forwardingMethod }) => forwardingMethod === 'masquerading');
