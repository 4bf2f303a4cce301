import { describe, expect, it } from 'vitest';
import { percentOf, type StepState } from './operation.js';

describe(percentOf.name, () => {
  it.each<[StepState[], number]>([
    [[], 0],
    [['pending', 'pending'], 0],
    [['running', 'pending'], 25],
    [['succeeded', 'running'], 75],
    [['succeeded', 'skipped', 'failed'], 100],
  ])('%j is %i %%', (states, percent) => {
    expect(percentOf(states.map((state) => ({ state })))).toBe(percent);
  });
});
