import type { DirectorVirtualService, HealthCheckSpec, ServiceHealth } from '#libs/contracts';
import type { IpvsService, RealServerConfig } from '#libs/domain';
import { familyOfKey } from '#libs/ipvs';
import type { PathMarks } from './path-marks.js';

/** A server that a service may send its clients to, of the pool or in its place. */
export interface ProbedServer {
  readonly id: string;
  readonly address: string;
  readonly port: number;
  readonly config: RealServerConfig;
  readonly role: 'pool' | 'sorry';
  readonly health: ServiceHealth;
}

/** Kinds that ask no port of the virtual IP, so that there is no path of clients to go. */
const WITHOUT_PATH = new Set<HealthCheckSpec['kind']>(['icmp', 'program', 'file']);

export const pathName = (serviceId: string, serverId: string): string => `${serviceId}/${serverId}`;

/** Whether the check goes to the virtual IP; a service by firewall mark has none to go to. */
export function takesPath(check: HealthCheckSpec, service: DirectorVirtualService): boolean {
  return check.path === 'virtual-service' && service.key.kind === 'address' && !WITHOUT_PATH.has(check.kind);
}

/** All servers of a service that checks can ask: of the pool, and those that stand in for it. */
export function checkableServers(service: DirectorVirtualService): ProbedServer[] {
  const pool = service.realServers.map(({ id, address, port, config }): ProbedServer => ({
    ...{ id, address, port, config },
    role: 'pool',
    health: service.health,
  }));
  const sorry = service.pool.sorryServers.map(
    ({ id, address, port, forwardingMethod, weight, health }): ProbedServer => ({
      ...{ id, address, port },
      config: { forwardingMethod, tunnel: null, weight, upperThreshold: 0, lowerThreshold: 0 },
      role: 'sorry',
      health: health ?? service.health,
    }),
  );
  return [...pool, ...sorry];
}

/** The servers of a service that are checked: those that are not disabled, and the sorry servers. */
export function probedServers(service: DirectorVirtualService): ProbedServer[] {
  const disabled = new Set(service.realServers.filter((one) => one.adminState === 'disabled').map(({ id }) => id));
  return checkableServers(service).filter(({ id }) => !disabled.has(id));
}

/** The servers that are probed by the path of clients. */
export function pathServers(service: DirectorVirtualService): ProbedServer[] {
  if (service.key.kind !== 'address') return [];
  return probedServers(service).filter(({ health }) => health.checks.some((check) => takesPath(check, service)));
}

/** The private services of probes: a mark each, and behind it the one server that is asked. */
export function pathServices(services: readonly DirectorVirtualService[], marks: PathMarks): IpvsService[] {
  return services.flatMap((service) =>
    pathServers(service).flatMap(({ id, address, port, config }): IpvsService[] => {
      const mark = marks.of(pathName(service.id, id));
      if (mark === undefined) return [];
      const { forwardingMethod, tunnel } = config;
      return [
        {
          key: { kind: 'firewall-mark', family: familyOfKey(service.key), mark },
          config: { scheduler: 'rr', schedulerFlags: [], persistence: null, onePacket: false },
          realServers: [
            {
              ...{ address, port },
              config: { forwardingMethod, tunnel, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
            },
          ],
        },
      ];
    }),
  );
}
