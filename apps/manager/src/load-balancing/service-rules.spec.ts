import { describe, expect, it } from 'vitest';
import type { IpvsService, VirtualServiceKey } from '#libs/domain';
import { kindFaults, serviceFaults, assertSupported } from './service-rules.js';

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

describe(assertSupported.name, () => {
  const director = {
    ...{ id: 'd', name: 'director-1', roles: ['director' as const], addresses: [], schedulers: ['rr', 'wlc'] },
    ipvs: { tunnelTypes: ['ipip', 'gue'], persistenceEngines: [] },
  };
  const by = (scheduler: 'mh' | 'wlc'): IpvsService => ({ ...service, config: { ...service.config, scheduler } });

  it('refuses what a director’s kernel lacks, and believes one that was never seen', () => {
    expect(() => assertSupported(by('wlc'), null, [director])).not.toThrow();
    expect(() => assertSupported(by('mh'), null, [director])).toThrow(/director-1 has no scheduler mh/);
    expect(() => assertSupported(by('mh'), ['other'], [director])).not.toThrow();
    expect(() => assertSupported(by('mh'), null, [{ ...director, schedulers: null }])).not.toThrow();
    expect(() => assertSupported(by('mh'), null, [{ ...director, roles: ['app-server'] }])).not.toThrow();
  });

  it('asks for tunnels and persistence engines too', () => {
    const tunnel = { type: 'gre', port: 0, checksum: 'none' } as const;
    const [server] = service.realServers;
    if (server === undefined) throw new Error('There is a server');
    const tunnelled = { ...service, realServers: [{ ...server, config: { ...server.config, tunnel } }] };
    expect(() => assertSupported(tunnelled, null, [director])).toThrow(/no tunnel type gre/);
    expect(() => assertSupported(tunnelled, null, [{ ...director, ipvs: null }])).not.toThrow();
    const persistence = { timeoutSeconds: 60, prefixLength: 32, engine: 'sip' } as const;
    const calls = { ...service, config: { ...service.config, persistence } };
    expect(() => assertSupported(calls, null, [director])).toThrow(/no persistence engine sip/);
  });
});
