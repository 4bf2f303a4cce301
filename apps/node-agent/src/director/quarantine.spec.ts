import { beforeEach, describe, expect, it } from 'vitest';
import type { KernelAbilities } from '#libs/pool';
import { FakeClock } from '../testing/fake-clock.js';
import { web } from '../testing/machine-rig.js';
import { ServiceQuarantine } from './quarantine.js';

const nothingKnown: KernelAbilities = { schedulers: null, tunnelTypes: null, persistenceEngines: null };

describe(ServiceQuarantine.name, () => {
  let clock: FakeClock;
  let told: string[];
  let quarantine: ServiceQuarantine;

  beforeEach(() => {
    clock = new FakeClock();
    told = [];
    quarantine = new ServiceQuarantine({ clock, onHeld: (service) => told.push(service) });
    quarantine.inspect([web], nothingKnown);
  });

  it('holds what the kernel lacks once that is known, and lets it go when the document changes', () => {
    expect(quarantine.holds(web.key)).toBe(false);
    quarantine.inspect([web], { ...nothingKnown, schedulers: ['rr'] });
    expect(quarantine.holds(web.key)).toBe(true);
    expect(quarantine.failures()[0]?.message).toContain('wlc');
    quarantine.inspect([{ ...web, config: { ...web.config, scheduler: 'rr' } }], { ...nothingKnown, schedulers: ['rr'] });
    expect(quarantine.holds(web.key)).toBe(false);
    expect(told).toHaveLength(1);
  }); // prettier-ignore

  it('asks the kernel again, ever more rarely up to a minute, and tells it once', () => {
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      quarantine.refuse(web, 'Invalid argument');
      let waited = 0;
      while (quarantine.holds(web.key)) {
        clock.pass(1000);
        waited += 1;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
    expect(quarantine.failures()).toEqual([{ subject: 'tcp 10.0.0.100:80', message: 'Invalid argument' }]);
    expect(told).toHaveLength(1);
    quarantine.cured(web.key);
    expect(quarantine.failures()).toEqual([]);
  });

  it('asks at once when the document changes the service', () => {
    quarantine.refuse(web, 'Invalid argument');
    quarantine.inspect([web], nothingKnown);
    expect(quarantine.holds(web.key)).toBe(true);
    quarantine.inspect([{ ...web, config: { ...web.config, scheduler: 'rr' } }], nothingKnown);
    expect(quarantine.holds(web.key)).toBe(false);
  });
});
