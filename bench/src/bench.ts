/** What a benchmark has to work with. */
export interface BenchPlace {
  readonly projectDir: string;
  /** Emptied by whoever uses it. */
  readonly stateDir: string;
  readonly say: (line: string) => void;
}

/** One figure of ours beside one of a peer's, measured in the same run. */
export interface Comparison {
  readonly name: string;
  readonly unit: 's' | 'ms' | 'cores' | 'MB' | 'kB';
  /** One number per round, in the order of the rounds. */
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** With its version: `ipvsadm -R (ipvsadm 1.31)`. */
  readonly peerName: string;
  /** Met when ours ≤ `maxRatio` × the peer's, both as medians. */
  readonly maxRatio: number;
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  run(place: BenchPlace): Promise<readonly Comparison[]>;
}

/** Rounds of each measurement; medians of them are compared. */
export const ROUNDS = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
