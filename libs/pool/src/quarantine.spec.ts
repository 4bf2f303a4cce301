import { describe, expect, it } from 'vitest';
import type { DirectorVirtualService } from '#libs/contracts';
import { idOf, inputOf, realServer } from './pool.arbitrary.js';
import { quarantine, type KernelAbilities } from './quarantine.js';

const ANY: KernelAbilities = { schedulers: null, tunnelTypes: null, persistenceEngines: null };
const service = (n: number, part: Partial<DirectorVirtualService> = {}): DirectorVirtualService => ({
  ...inputOf({ servers: [realServer(0)] }).service,
  id: idOf(50 + n),
  name: `web${n}`,
  key: { kind: 'address', protocol: 'tcp', address: `10.0.1.${n}`, port: 80 },
  ...part,
});
const reasons = (bad: DirectorVirtualService, abilities = ANY): readonly string[] => {
  const { sound, quarantined, keys } = quarantine([service(1), bad, service(2)], abilities);
  expect(sound.map(({ name }) => name)).toEqual(['web1', 'web2']);
  expect(keys).toEqual(new Set(['tcp 10.0.1.9:80']));
  return quarantined.flatMap((one) => one.reasons);
};

describe(quarantine.name, () => {
  it('lets sound services pass', () => {
    expect(quarantine([service(1), service(2)], ANY)).toEqual({
      sound: [service(1), service(2)],
      quarantined: [],
      keys: new Set(),
    });
  });

  it('holds back what the kernel would refuse, and only that', () => {
    expect(reasons(service(9, { realServers: [realServer(0, { port: 81 })] }))).toEqual([
      expect.stringMatching(
        /^\/realServers\/0\/port: With direct-routing the real server's port must be the service's/,
      ),
    ]);
  });

  it('looks at sorry servers too', () => {
    const { pool } = service(9);
    const sorryServers = [
      {
        id: idOf(70),
        address: '10.0.0.1',
        port: 8080,
        forwardingMethod: 'tunneling' as const,
        weight: 1,
        health: null,
      },
    ];
    expect(reasons(service(9, { pool: { ...pool, sorryServers } }))).toEqual([
      expect.stringContaining('/pool/sorryServers/0/port') as string,
    ]);
  });

  it('names what the running kernel has not got, and the module', () => {
    const { config } = service(9);
    const tunnel = { type: 'gue', port: 6080, checksum: 'none' } as const;
    const gue = realServer(0);
    const bad = service(9, {
      config: { ...config, scheduler: 'mh', persistence: { timeoutSeconds: 300, prefixLength: 32, engine: 'sip' } },
      realServers: [{ ...gue, config: { ...gue.config, forwardingMethod: 'tunneling', tunnel } }],
    });
    const kernel = { schedulers: ['wlc'], tunnelTypes: ['ipip'], persistenceEngines: [] };
    expect(reasons(bad, kernel).filter((text) => text.startsWith('The kernel'))).toEqual([
      'The kernel of this director has not got the scheduler mh. Load the module ip_vs_mh or choose another one.',
      'The kernel of this director has not got the persistence engine sip. Load the module ip_vs_pe_sip or choose another one.',
      'The kernel of this director has not got tunnels of type gue. Use a newer kernel or another type.',
    ]);
  });

  it('holds back both of two services with one key, for nobody knows which is meant', () => {
    const { sound, quarantined } = quarantine([service(1), service(3), service(3, { name: 'twin' })], ANY);
    expect(sound.map(({ name }) => name)).toEqual(['web1']);
    expect(quarantined.map(({ service: { name }, reasons: [first] }) => [name, first])).toEqual([
      ['web3', 'tcp 10.0.1.3:80 is also the service twin. Give each its own address, port or mark.'],
      ['twin', 'tcp 10.0.1.3:80 is also the service web3. Give each its own address, port or mark.'],
    ]);
  });
});
