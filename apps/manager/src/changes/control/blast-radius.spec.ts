import { describe, expect, it } from 'vitest';
import type { Impact, ImpactEffect } from '../impact.js';
import { assertWithin } from './blast-radius.js';

const RADIUS = { maxServices: 10, maxServers: 50, maxServerPercent: 25 };

const impact = (services: number, losing: number, effect: ImpactEffect = 'changed'): Impact => ({
  services: Array.from({ length: services }, (_, n) => ({ id: `s${n}`, name: `s${n}`, effect })),
  servers: Array.from({ length: losing + 3 }, (_, n) => ({
    ...{ id: `r${n}`, virtualServiceId: 's0', name: `r${n}`, effect: 'changed' as const, connections: 0 },
    losesTraffic: n < losing,
  })),
  connections: 0,
});

describe(assertWithin.name, () => {
  it.each([
    ['ten services', impact(10, 0), 1000],
    ['any number of new services', impact(500, 0, 'created'), 1000],
    ['fifty servers, were they all that there are', impact(1, 50), 50],
    ['a quarter of all servers, however many', impact(1, 250), 1000],
  ])('allows %s', (_what, change, enabled) => {
    expect(() => assertWithin(RADIUS, change, enabled)).not.toThrow();
  });

  it('refuses more, with the counts', () => {
    expect(() => assertWithin(RADIUS, impact(11, 0), 100)).toThrow(
      'It touches 11 services (at most 10) and takes traffic from 0 of 100 servers that have it (at most 50, or 25 %).',
    );
    expect(() => assertWithin(RADIUS, impact(1, 51), 200)).toThrow('takes traffic from 51 of 200 servers');
  });
});
