import type { LabStep } from '../types.js';
import type { Show } from './show.js';

/** Shows the lab's steps, which come as events, like all others: living while they last. */
export function showLabSteps(show: Show): (step: LabStep) => void {
  let end: { resolve: (detail: string) => void; reject: (error: Error) => void } | null = null;
  return ({ title, state, detail = '' }) => {
    if (state === 'started') {
      const work = new Promise<string>((resolve, reject) => {
        end = { resolve, reject };
      });
      // The lab throws the reason itself; here it only ends the line.
      void show
        .step(
          title,
          () => work,
          (text) => text,
        )
        .catch(() => undefined);
    } else if (state === 'done') {
      end?.resolve(detail);
    } else {
      end?.reject(new Error(detail));
    }
  };
}
