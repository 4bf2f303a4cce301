import { type Grain, HOURLY, LATEST_SECONDS, MINUTE, SECOND } from './grain.js';

export const STEPS = ['auto', '1s', '1m', '1h'] as const;
export type StepName = (typeof STEPS)[number];

/** Which samples answer a question, and how wide each value is. */
export interface Resolution {
  readonly grain: Grain;
  readonly stepSeconds: number;
}

/** More values than these are of no use to anybody's eyes. */
const WANTED_VALUES = 720;
/** More values than these are refused: a week of minutes. */
export const MOST_VALUES = 10_081;

const WIDTHS: readonly (readonly [Grain, readonly number[]])[] = [
  [SECOND, [1, 5, 10, 30]],
  [MINUTE, [60, 300, 900, 3600]],
  [HOURLY, [3600, 21_600, 86_400]],
];
const NAMED: Readonly<Record<Exclude<StepName, 'auto'>, Resolution>> = {
  '1s': { grain: SECOND, stepSeconds: 1 },
  '1m': { grain: MINUTE, stepSeconds: 60 },
  '1h': { grain: HOURLY, stepSeconds: 3600 },
};

/** The finest samples that are kept for all of the time, in as many values as a chart can show. */
export function resolutionOf(step: StepName, from: Date, to: Date, now: Date): Resolution {
  if (step !== 'auto') return NAMED[step];
  const ageSeconds = (now.getTime() - from.getTime()) / 1000;
  const rangeSeconds = (to.getTime() - from.getTime()) / 1000;
  const isKept = ({ name, keptSeconds }: Grain): boolean =>
    name === 'hour' || ageSeconds <= (name === 'second' ? LATEST_SECONDS : keptSeconds);
  const choices = WIDTHS.filter(([grain]) => isKept(grain)).flatMap(([grain, widths]) =>
    widths.map((stepSeconds): Resolution => ({ grain, stepSeconds })),
  );
  const fitting = choices.find(({ stepSeconds }) => rangeSeconds / stepSeconds <= WANTED_VALUES);
  return fitting ?? { grain: HOURLY, stepSeconds: 86_400 };
}
