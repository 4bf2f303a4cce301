import { describe, expect, it } from 'vitest';
import { nameOfService, serviceSettings } from './service-options.js';

describe(nameOfService.name, () => {
  it.each([
    ['tcp/192.0.2.80:80', { protocol: 'tcp', address: '192.0.2.80', port: 80 }],
    ['udp/[2001:db8::80]:53', { protocol: 'udp', address: '2001:db8::80', port: 53 }],
    ['sctp/192.0.2.1:0', { protocol: 'sctp', address: '192.0.2.1', port: 0 }],
    ['fwmark/7/ipv6', { kind: 'firewall-mark', mark: 7, family: 'ipv6' }],
  ])('reads %s', (text, spec) => {
    expect(nameOfService(text)).toEqual(spec);
  });

  it.each(['', '192.0.2.80:80', 'tcp/192.0.2.80', 'tcp/2001:db8::80:53', 'icmp/192.0.2.1:1', 'fwmark/7'])(
    'refuses %j',
    (text) => {
      expect(() => nameOfService(text)).toThrow(/names no service/);
    },
  );
});

describe(serviceSettings.name, () => {
  it('names only what was asked for', () => {
    expect(serviceSettings({})).toEqual({});
    expect(serviceSettings({ scheduler: 'rr', disable: true })).toEqual({ scheduler: 'rr', enabled: false });
  });

  it('turns persistence on and off', () => {
    expect(serviceSettings({ persistence: '300', persistencePrefix: 24 }).persistence).toEqual({
      timeoutSeconds: 300,
      prefixLength: 24,
    });
    expect(serviceSettings({ persistence: 'off' }).persistence).toBeNull();
    expect(() => serviceSettings({ persistence: 'long' })).toThrow(/whole number of seconds/);
  });

  it('takes a TCP check for meant when only its settings are named', () => {
    expect(serviceSettings({ fall: 2 }).health).toEqual({ checks: [{ kind: 'tcp', fall: 2 }] });
    expect(serviceSettings({ check: 'none' }).health).toEqual({ checks: [] });
    expect(serviceSettings({ check: 'icmp', onFailure: 'remove' }).health).toEqual({
      ...{ checks: [{ kind: 'icmp' }], onFailure: 'remove' },
    });
  });

  it('takes whole checks as JSON, and names policy, directors and pool', () => {
    const checkSpec = ['{"kind":"http","target":"/up"}', '{"kind":"icmp","name":"ping"}'];
    expect(serviceSettings({ checkSpec }).health).toEqual({
      checks: [
        { kind: 'http', target: '/up' },
        { kind: 'icmp', name: 'ping' },
      ],
    });
    expect(() => serviceSettings({ checkSpec: ['http'] })).toThrow(/takes JSON/);
    expect(serviceSettings({ policy: 'default', directors: ['all'], quorum: 2, slowStart: 0 })).toEqual({
      ...{ policy: null, directorIds: null, pool: { quorum: { weight: 2 }, slowStart: null } },
    });
  });
});
