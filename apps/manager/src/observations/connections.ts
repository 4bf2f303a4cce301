import type { MachineReport } from '#libs/contracts';

/** How many connections, established and closing, directors still have to real servers at these addresses. */
export function connectionsTo(addresses: readonly string[], reports: readonly MachineReport[]): number {
  const own = new Set(addresses);
  return reports
    .flatMap(({ virtualServices }) => virtualServices)
    .flatMap(({ realServers }) => realServers)
    .filter(({ address }) => own.has(address))
    .reduce((sum, { activeConnections, inactiveConnections }) => sum + activeConnections + inactiveConnections, 0);
}
