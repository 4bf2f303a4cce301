import { TRAFFIC_COUNTERS, TRAFFIC_GAUGES, type TrafficCounter, type TrafficGauge } from '#libs/contracts';

/** Per second. */
export const RATE_METRICS = [
  'connectionsPerSecond',
  'packetsInPerSecond',
  'packetsOutPerSecond',
  'bytesInPerSecond',
  'bytesOutPerSecond',
] as const;
export type RateMetric = (typeof RATE_METRICS)[number];

export const METRICS = [...TRAFFIC_COUNTERS, ...RATE_METRICS, ...TRAFFIC_GAUGES] as const;
export type Metric = TrafficCounter | RateMetric | TrafficGauge;

/** What a present number can be sorted by. */
export const TOP_METRICS = [...RATE_METRICS, ...TRAFFIC_GAUGES] as const;
export type TopMetric = RateMetric | TrafficGauge;
