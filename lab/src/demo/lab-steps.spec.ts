import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { showLabSteps } from './lab-steps.js';
import type { Show } from './show.js';

function recordingShow(lines: string[]): Show {
  return {
    elapsedMs: 0,
    step: async (title, work, detail = () => '') => {
      lines.push(`begin ${title}`);
      try {
        const result = await work(() => undefined);
        lines.push(`end ${title}: ${detail(result)}`);
        return result;
      } catch (error) {
        lines.push(`failed ${title}`);
        throw error;
      }
    },
    mark: () => undefined,
    say: () => undefined,
  };
}

describe(showLabSteps.name, () => {
  it('begins and ends each step as the lab tells it', async () => {
    const lines: string[] = [];
    const onStep = showLabSteps(recordingShow(lines));
    onStep({ title: 'Boot the guest', state: 'started', elapsedMs: 0 });
    await setImmediate();
    expect(lines).toEqual(['begin Boot the guest']);
    onStep({ title: 'Boot the guest', state: 'done', elapsedMs: 9, detail: 'Linux 6.1' });
    await setImmediate();
    onStep({ title: 'Make the machines', state: 'started', elapsedMs: 0 });
    onStep({ title: 'Make the machines', state: 'failed', elapsedMs: 1, detail: 'no tap' });
    await setImmediate();
    expect(lines.slice(1)).toEqual([
      'end Boot the guest: Linux 6.1',
      'begin Make the machines',
      'failed Make the machines',
    ]);
  });
});
