import type { DirectorRealServer, MachineReport, ObservedRealServer, ObservedVirtualService } from '#libs/contracts';
import type { Connections } from './connections.js';

interface ReportIndex {
  readonly services: ReadonlyMap<string, ObservedVirtualService>;
  readonly connections: ReadonlyMap<string, Connections>;
}

/** Reports never change: each is gone through once, however often it is asked. */
const indexes = new WeakMap<MachineReport, ReportIndex>();

function indexOf(report: MachineReport): ReportIndex {
  const known = indexes.get(report);
  if (known !== undefined) return known;
  const services = new Map<string, ObservedVirtualService>();
  const connections = new Map<string, Connections>();
  for (const service of report.virtualServices) {
    if (service.id !== null && !services.has(service.id)) services.set(service.id, service);
    for (const { address, activeConnections, inactiveConnections } of service.realServers) {
      const { active, inactive } = connections.get(address) ?? { active: 0, inactive: 0 };
      connections.set(address, { active: active + activeConnections, inactive: inactive + inactiveConnections });
    }
  }
  const index = { services, connections };
  indexes.set(report, index);
  return index;
}

/** The service of this id in a report. */
export const serviceIn = (report: MachineReport, id: string): ObservedVirtualService | null =>
  indexOf(report).services.get(id) ?? null;

/** The connections that a director has to real servers at an address. */
export const connectionsIn = (report: MachineReport, address: string): Connections =>
  indexOf(report).connections.get(address) ?? { active: 0, inactive: 0 };

const placeOf = ({ address, port }: { readonly address: string; readonly port: number }): string =>
  `${address} ${port}`;

/** A way to a server of an observed service, by what is wanted. */
export function serversIn(
  service: ObservedVirtualService | null,
): (wanted: DirectorRealServer) => ObservedRealServer | null {
  const byId = new Map<string, ObservedRealServer>();
  const byPlace = new Map<string, ObservedRealServer>();
  for (const server of service?.realServers ?? []) {
    if (server.id === null) byPlace.set(placeOf(server), server);
    else byId.set(server.id, server);
  }
  return (wanted) => byId.get(wanted.id) ?? byPlace.get(placeOf(wanted)) ?? null;
}
