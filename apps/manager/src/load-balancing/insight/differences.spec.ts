import { describe, expect, it } from 'vitest';
import type { Cause } from '#libs/contracts';
import type { RealServerConfig } from '#libs/domain';
import { serverDifferences, serviceDifferences } from './differences.js';

const config: RealServerConfig = {
  ...{ forwardingMethod: 'direct-routing', tunnel: null, weight: 3, upperThreshold: 0, lowerThreshold: 0 },
};
const since = '2026-11-21T10:00:00.000Z';
const decided: Cause[] = [
  { stage: 'weight', text: 'Weight 0: no new connections, present ones go on.', since },
  { stage: 'kernel', text: 'The kernel has it at weight 0, as decided.', since },
];
const drifted: Cause[] = [
  { stage: 'weight', text: 'Weight 3, as wanted.', since },
  { stage: 'kernel', text: 'The kernel has it at weight 7; decided was weight 3.', since },
];

describe(serverDifferences.name, () => {
  it('finds none where both are the same', () => {
    expect(serverDifferences({ desired: config, kernel: { ...config }, causes: [] })).toEqual([]);
    expect(serverDifferences({ desired: null, kernel: null, causes: [] })).toEqual([]);
  });

  it('explains a weight that was decided, and calls any other drift', () => {
    const quiescent = serverDifferences({ desired: config, kernel: { ...config, weight: 0 }, causes: decided });
    expect(quiescent).toMatchObject([{ field: 'weight', isDrift: false, explanation: decided[0]?.text }]);
    const changed = serverDifferences({ desired: config, kernel: { ...config, weight: 7 }, causes: drifted });
    expect(changed).toMatchObject([{ field: 'weight', desired: 3, kernel: 7, isDrift: true, explanation: null }]);
    expect(serverDifferences({ desired: config, kernel: { ...config, weight: 7 }, causes: [] })).toMatchObject([
      { isDrift: true },
    ]);
  });

  it('excuses no other field by a decision about the weight', () => {
    const kernel = { ...config, forwardingMethod: 'tunneling' as const, upperThreshold: 5 };
    const found = serverDifferences({ desired: config, kernel, causes: decided });
    expect(found.map(({ field, isDrift }) => [field, isDrift])).toEqual([
      ['forwardingMethod', true],
      ['upperThreshold', true],
    ]);
  });

  it('sees servers that are on one side only', () => {
    const out = serverDifferences({ desired: config, kernel: null, causes: [] });
    expect(out).toMatchObject([{ field: 'presence', desired: true, kernel: false, isDrift: true }]);
  });
});

describe(serviceDifferences.name, () => {
  const service = { scheduler: 'mh', schedulerFlags: ['mh-port', 'mh-fallback'], persistence: { a: 1, b: 2 } };

  it('minds neither the order of flags nor that of keys', () => {
    const same = { schedulerFlags: ['mh-fallback', 'mh-port'], persistence: { b: 2, a: 1 }, scheduler: 'mh' };
    expect(serviceDifferences(service, same)).toEqual([]);
    expect(serviceDifferences(service, { ...same, scheduler: 'rr' })).toMatchObject([
      { field: 'scheduler', isDrift: true },
    ]);
    expect(serviceDifferences(service, null)).toMatchObject([{ field: 'presence', kernel: false }]);
  });
});
