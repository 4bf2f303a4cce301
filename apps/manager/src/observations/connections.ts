import type { MachineReport } from '#libs/contracts';
import { connectionsIn } from './report-index.js';

/** Connections to real servers as ipvsadm(8) counts them: established, and in any other state. */
export interface Connections {
  readonly active: number;
  readonly inactive: number;
}

/** The connections that directors still have to real servers at these addresses. */
export function connectionsTo(addresses: readonly string[], reports: readonly MachineReport[]): Connections {
  const each = [...new Set(addresses)].flatMap((address) => reports.map((report) => connectionsIn(report, address)));
  return {
    active: each.reduce((sum, { active }) => sum + active, 0),
    inactive: each.reduce((sum, { inactive }) => sum + inactive, 0),
  };
}

export const totalOf = ({ active, inactive }: Connections): number => active + inactive;
