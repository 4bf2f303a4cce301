import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import {
  poolPolicy,
  serviceHealth,
  type DirectorRealServer,
  type DirectorVirtualService,
  type HealthCheck,
} from '#libs/contracts';
import type { IpvsService } from '#libs/domain';
import { effectiveTable, type HealthState } from './effective-table.js';

const check = (onFailure: 'quiesce' | 'remove'): HealthCheck => ({
  kind: 'tcp', port: null, intervalMs: 1000, timeoutMs: 500, rise: 2, fall: 3, onFailure,
}); // prettier-ignore
const server = (part: Partial<DirectorRealServer> = {}): DirectorRealServer => ({
  id: ulid(),
  nodeId: null,
  address: '10.0.0.2',
  port: 80,
  config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 5, upperThreshold: 0, lowerThreshold: 0 },
  adminState: 'enabled',
  drainMode: 'graceful',
  agent: null,
  ...part,
});
const service = (healthCheck: HealthCheck, ...realServers: DirectorRealServer[]): DirectorVirtualService => ({
  id: ulid(),
  name: 'web',
  key: { kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 },
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
  healthCheck,
  health: serviceHealth.parse({}),
  pool: poolPolicy.parse({}),
  realServers,
});
const inKernel = (wanted: DirectorVirtualService, ...weights: number[]): IpvsService => ({
  key: wanted.key,
  config: wanted.config,
  realServers: weights.map((weight, at) => {
    const { address, port, config } = wanted.realServers[at]!;
    return { address, port, config: { ...config, weight } };
  }),
});

describe(effectiveTable.name, () => {
  it.each<[string, 'enabled' | 'drain' | 'disabled', HealthState, 'quiesce' | 'remove', number | null]>([
    ['lives', 'enabled', 'up', 'quiesce', 5],
    ['is not checked', 'enabled', 'unchecked', 'quiesce', 5],
    ['is dead, quiesce', 'enabled', 'down', 'quiesce', 0],
    ['is dead, remove', 'enabled', 'down', 'remove', null],
    ['drains', 'drain', 'up', 'quiesce', 0],
    ['drains and is dead, remove', 'drain', 'down', 'remove', null],
    ['is disabled', 'disabled', 'up', 'quiesce', null],
  ])('gives a server that %s its weight', (_what, adminState, health, onFailure, weight) => {
    const wanted = service(check(onFailure), server({ adminState }));
    const [made] = effectiveTable([wanted], () => health, []);
    expect(made?.realServers.map((one) => one.config.weight)).toEqual(weight === null ? [] : [weight]);
  });

  it.each<[string, 'quiesce' | 'remove', number[] | null, number[]]>([
    ['puts it in when the service is new', 'quiesce', null, [5]],
    ['puts it in when the service is new, remove', 'remove', null, [5]],
    ['leaves it quiescent when it was', 'quiesce', [0], [0]],
    ['leaves it in when it was', 'remove', [5], [5]],
    ['puts a new one into an old service', 'quiesce', [], [5]],
    ['waits with a new one that a failed check removes', 'remove', [], []],
  ])('of a server that was not probed yet: %s', (_what, onFailure, kernelWeights, expected) => {
    const wanted = service(check(onFailure), server());
    const observed = kernelWeights === null ? [] : [inKernel(wanted, ...kernelWeights)];
    const [made] = effectiveTable([wanted], () => 'unknown', observed);
    expect(made?.realServers.map((one) => one.config.weight)).toEqual(expected);
  });
});
