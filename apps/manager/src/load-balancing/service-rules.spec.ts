import { describe, expect, it } from 'vitest';
import type { IpvsService, VirtualServiceKey } from '#libs/domain';
import { kindFaults, serviceFaults, assertSchedulerKnown } from './service-rules.js';

const key: VirtualServiceKey = { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 80 };
const service: IpvsService = {
  key,
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
  realServers: [
    {
      address: '10.0.0.2',
      port: 81,
      config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
    },
  ],
};

describe(serviceFaults.name, () => {
  it('points into the API’s objects', () => {
    expect(serviceFaults(service)).toMatchObject([{ pointer: '/realServers/0/spec/port' }]);
    const onePacket = { ...service, realServers: [], config: { ...service.config, onePacket: true } };
    expect(serviceFaults(onePacket)).toMatchObject([{ pointer: '/spec/onePacket' }]);
    expect(serviceFaults({ ...service, key: { ...key, port: 0 }, realServers: [] })).toMatchObject([
      { pointer: '/spec/port' },
    ]);
  });
});

describe(kindFaults.name, () => {
  it('finds fields of the other kind', () => {
    expect(kindFaults({ kind: 'firewall-mark', family: 'ipv4', mark: 1, port: 80 })).toMatchObject([
      { pointer: '/spec/port' },
    ]);
    expect(kindFaults({ address: '192.0.2.80', mark: 1 })).toMatchObject([{ pointer: '/spec/mark' }]);
  });
});

describe(assertSchedulerKnown.name, () => {
  const director = {
    id: 'd',
    name: 'director-1',
    roles: ['director' as const],
    addresses: [],
    schedulers: ['rr', 'wlc'],
  };

  it('refuses what a director’s kernel lacks, and believes one that was never seen', () => {
    expect(() => assertSchedulerKnown('wlc', [director])).not.toThrow();
    expect(() => assertSchedulerKnown('mh', [director])).toThrow(/director-1 has no scheduler mh/);
    expect(() => assertSchedulerKnown('mh', [{ ...director, schedulers: null }])).not.toThrow();
    expect(() => assertSchedulerKnown('mh', [{ ...director, roles: ['app-server'] }])).not.toThrow();
  });
});
