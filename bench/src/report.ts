import { median, type Comparison } from './bench.js';

/** A comparison as it is printed: one JSON line, or one line for people. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
  readonly target: number;
  readonly met: boolean;
  readonly oursSpread: readonly [number, number];
  readonly peerSpread: readonly [number, number];
  readonly rounds: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));
const spread = (values: readonly number[]): [number, number] => [
  rounded(Math.min(...values)),
  rounded(Math.max(...values)),
];

export function toResult({ name, unit, ours, peer, peerName, maxRatio }: Comparison): BenchResult {
  const [oursMedian, peerMedian] = [median(ours), median(peer)];
  const ratio = oursMedian / peerMedian;
  return {
    ...{ name, unit, ours: rounded(oursMedian), peer: rounded(peerMedian), peerName, ratio: rounded(ratio) },
    ...{ target: maxRatio, met: ratio <= maxRatio },
    ...{ oursSpread: spread(ours), peerSpread: spread(peer), rounds: ours.length },
  };
}

export function forPeople(result: BenchResult): string {
  const { name, unit, ours, peer, peerName, ratio, target, met, oursSpread, peerSpread, rounds } = result;
  const range = ([low, high]: readonly [number, number]): string => `${low}–${high}`;
  return [
    `${met ? '✓' : '✗'} ${name}: ${ours} ${unit} (${range(oursSpread)}) against ${peer} ${unit} (${range(peerSpread)}) of ${peerName}`,
    `    ratio ${ratio}, target ≤ ${target}; medians of ${rounds} rounds`,
  ].join('\n');
}
