import type { MachineReport } from '#libs/contracts';

/** Connections to real servers as ipvsadm(8) counts them: established, and in any other state. */
export interface Connections {
  readonly active: number;
  readonly inactive: number;
}

/** The connections that directors still have to real servers at these addresses. */
export function connectionsTo(addresses: readonly string[], reports: readonly MachineReport[]): Connections {
  const own = new Set(addresses);
  const servers = reports
    .flatMap(({ virtualServices }) => virtualServices)
    .flatMap(({ realServers }) => realServers)
    .filter(({ address }) => own.has(address));
  return {
    active: servers.reduce((sum, { activeConnections }) => sum + activeConnections, 0),
    inactive: servers.reduce((sum, { inactiveConnections }) => sum + inactiveConnections, 0),
  };
}

export const totalOf = ({ active, inactive }: Connections): number => active + inactive;
