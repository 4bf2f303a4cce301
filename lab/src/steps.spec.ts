import { describe, expect, it } from 'vitest';
import { Steps } from './steps.js';
import type { LabStep } from './types.js';

describe(Steps.name, () => {
  it('tells the start, the end and what came out', async () => {
    const seen: LabStep[] = [];
    const steps = new Steps((step) => seen.push(step));
    expect(
      await steps.run(
        'boot',
        () => Promise.resolve(7),
        (seconds) => `${seconds} s`,
      ),
    ).toBe(7);
    expect(seen.map(({ title, state, detail }) => [title, state, detail])).toEqual([
      ['boot', 'started', undefined],
      ['boot', 'done', '7 s'],
    ]);
  });

  it('tells why a step failed, and lets the failure through', async () => {
    const seen: LabStep[] = [];
    const steps = new Steps((step) => seen.push(step));
    await expect(steps.run('boot', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    expect(seen.at(-1)).toMatchObject({ state: 'failed', detail: 'no disk' });
  });

  it('begins no step once it was asked to stop', async () => {
    const steps = new Steps(undefined, AbortSignal.abort());
    await expect(steps.run('boot', () => Promise.resolve())).rejects.toMatchObject({ code: 'lab-aborted' });
  });
});
