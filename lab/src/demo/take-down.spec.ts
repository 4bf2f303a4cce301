import { describe, expect, it } from 'vitest';
import type { Show } from './show.js';
import { TakeDown } from './take-down.js';

function recordingShow(lines: string[]): Show {
  return {
    elapsedMs: 0,
    step: async (title, work) => {
      lines.push(title);
      return work(() => undefined);
    },
    mark: (sign, text) => void lines.push(`${sign} ${text}`),
    say: (text) => void lines.push(text),
  };
}

describe(TakeDown.name, () => {
  it('undoes the newest first, and goes on after a failure', async () => {
    const lines: string[] = [];
    const takeDown = new TakeDown(recordingShow(lines));
    takeDown.add('first', () => Promise.resolve());
    takeDown.add(null, () => Promise.resolve(void lines.push('silent')));
    takeDown.add('broken', () => Promise.reject(new Error('it is gone')));
    takeDown.add('last', () => Promise.resolve());
    await takeDown.run();
    expect(lines).toEqual(['last', 'broken', 'it is gone', 'silent', 'first']);
  });

  it('undoes each part once', async () => {
    let times = 0;
    const takeDown = new TakeDown(recordingShow([]));
    takeDown.add('part', () => Promise.resolve(void (times += 1)));
    await takeDown.run();
    await takeDown.run();
    expect(times).toBe(1);
  });
});
