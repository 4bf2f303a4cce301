import type { TrafficView } from './statistics.dto.js';
import type { Traffic } from './traffic-now.js';

const round = (value: number): number => Math.round(value * 1000) / 1000;

export function toTrafficView({ at, rates, gauges, totals }: Traffic): TrafficView {
  return {
    at,
    connectionsPerSecond: round(rates[0]),
    packetsInPerSecond: round(rates[1]),
    packetsOutPerSecond: round(rates[2]),
    bytesInPerSecond: round(rates[3]),
    bytesOutPerSecond: round(rates[4]),
    activeConnections: gauges[0],
    inactiveConnections: gauges[1],
    persistentConnections: gauges[2],
    totals: {
      connections: totals[0],
      packetsIn: totals[1],
      packetsOut: totals[2],
      bytesIn: totals[3],
      bytesOut: totals[4],
    },
  };
}
