/** One line of a chart: a value per time; null where nobody knows. */
export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export interface ChartData {
  /** Milliseconds since 1970, rising; one per value. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
}

/** Lines differ by pattern as well as by colour. */
export const PATTERNS = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const;

export const patternOf = (index: number): number[] => [...(PATTERNS[index % PATTERNS.length] ?? [])];

const STEPS = ['', 'k', 'M', 'G', 'T'] as const;

/** `1234567` → `1.23 M`: three figures, as one reads a scale. */
export function short(value: number): string {
  const power = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  const figures = Number((value / 1000 ** power).toPrecision(3));
  return `${figures} ${STEPS[power] ?? ''}`.trim();
}

/** The newest value that is known. */
export function latest(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}
