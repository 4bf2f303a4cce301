import { describe, expect, it } from 'vitest';
import { identifyProcess, isAlive, startTimeOf } from './processes.js';

describe(startTimeOf.name, () => {
  it('reads the start time behind a name with blanks and brackets', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `${index + 3}`);
    expect(startTimeOf(`12 (a) b (c)) ${fields.join(' ')}`)).toBe('22');
  });
});

describe(isAlive.name, () => {
  it('knows this process, and that another one once had its number', async () => {
    const self = await identifyProcess(process.pid);
    expect(self).toBeDefined();
    expect(await isAlive({ pid: process.pid, startTime: self?.startTime ?? '' })).toBe(true);
    expect(await isAlive({ pid: process.pid, startTime: '1' })).toBe(false);
  });
});
