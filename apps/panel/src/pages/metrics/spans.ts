import type { Schemas } from '#libs/api-client/browser';
import type { Series } from '../../ui/chart/series.js';

type Statistics = Schemas['StatisticsView'];

export const SPANS = ['1h', '6h', '1d', '7d', '30d'] as const;
export type Span = (typeof SPANS)[number];

const HOUR_MS = 3_600_000;
const MILLISECONDS: Readonly<Record<Span, number>> = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '1d': 24 * HOUR_MS,
  '7d': 168 * HOUR_MS,
  '30d': 720 * HOUR_MS,
};

export const startOf = (span: Span, nowMs: number): string => new Date(nowMs - MILLISECONDS[span]).toISOString();

/** How often a span is worth another look: its last value changes that often. */
export const lookMs = (span: Span): number => (span === '1h' ? 5_000 : 60_000);

/** The begin of each step, in milliseconds. */
export function timesOf({ from, stepSeconds, values }: Statistics): number[] {
  const length = Math.max(0, ...Object.values(values).map((one) => one.length));
  return Array.from({ length }, (_, index) => Date.parse(from) + index * stepSeconds * 1000);
}

/** Lines of metrics by their names, in this order. */
export const seriesOf = ({ values }: Statistics, labels: Readonly<Record<string, string>>): Series[] =>
  Object.entries(labels).map(([metric, label]) => ({ label, values: values[metric] ?? [] }));
