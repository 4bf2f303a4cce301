import type { DirectorRealServer, DirectorVirtualService } from '#libs/contracts';
import type { IpvsRealServer, IpvsService, IpvsTable } from '#libs/domain';
import { formatKey, sameServer } from '#libs/ipvs';

/** What is known of a real server's life; `unchecked` when nobody asks for it. */
export type HealthState = 'up' | 'down' | 'unknown' | 'unchecked';
export type HealthOf = (serviceId: string, realServerId: string) => HealthState;

/**
 * The table that the kernel shall have now: the document's, less what is drained, disabled or dead. Of a server that
 * was not probed yet the kernel's present weight stands, so that a restart of the agent revives no dead server.
 */
export function effectiveTable(
  services: readonly DirectorVirtualService[],
  healthOf: HealthOf,
  observed: IpvsTable,
): IpvsService[] {
  const seen = new Map(observed.map((service) => [formatKey(service.key), service]));
  return services.map(({ id, key, config, healthCheck, realServers }) => ({
    key,
    config,
    realServers: realServers.flatMap((server) => {
      const health = healthOf(id, server.id);
      const isRemoved = healthCheck.kind === 'tcp' && healthCheck.onFailure === 'remove';
      return effectiveServer(server, health, isRemoved, seen.get(formatKey(key)));
    }),
  }));
}

function effectiveServer(
  server: DirectorRealServer,
  health: HealthState,
  isRemovedWhenDown: boolean,
  inKernel: IpvsService | undefined,
): IpvsRealServer[] {
  const { address, port, config } = server;
  const enabled: IpvsRealServer = { address, port, config };
  const quiescent: IpvsRealServer = { address, port, config: { ...config, weight: 0 } };
  if (server.adminState === 'disabled') return [];
  if (health === 'down') return isRemovedWhenDown ? [] : [quiescent];
  if (server.adminState === 'drain') return [quiescent];
  if (health === 'unknown' && inKernel !== undefined) {
    const present = inKernel.realServers.find((other) => sameServer(other, server));
    if (present === undefined) return isRemovedWhenDown ? [] : [enabled];
    return present.config.weight === 0 ? [quiescent] : [enabled];
  }
  return [enabled];
}
