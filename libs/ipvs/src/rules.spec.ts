import type { SyncDaemon } from '#libs/contracts';
import {
  KERNEL_SETTINGS,
  WEIGHT_MAX,
  type IpvsRealServer,
  type IpvsService,
  type RealServerConfig,
  type VirtualServiceConfig,
  type VirtualServiceKey,
} from '#libs/domain';
import { describe, expect, it } from 'vitest';
import { modulesFor } from './modules.js';
import { planTable } from './plan.js';
import { effectiveLowerThreshold } from './thresholds.js';
import { validateDirectorWide } from './validate-director-wide.js';
import { validateService } from './validate.js';

const key = (port: number, protocol: 'tcp' | 'udp' | 'sctp' = 'tcp'): VirtualServiceKey => ({
  ...{ kind: 'address', protocol, address: '10.0.0.80', port },
});
const server = (port: number, config: Partial<RealServerConfig> = {}, address = '10.0.0.31'): IpvsRealServer => ({
  ...{ address, port },
  config: {
    ...{ forwardingMethod: 'masquerading', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
    ...config,
  },
});
const service = (
  name: VirtualServiceKey,
  config: Partial<VirtualServiceConfig> = {},
  ...realServers: IpvsRealServer[]
): IpvsService => ({
  key: name,
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false, ...config },
  realServers,
});
const persistence = { timeoutSeconds: 300, prefixLength: 32, engine: null };
const tunnel = (type: 'ipip' | 'gue' | 'gre', port: number, checksum: 'none' | 'checksum' | 'remote') =>
  server(80, { forwardingMethod: 'tunneling', tunnel: { type, port, checksum } });

describe(validateService.name, () => {
  it.each<[string, IpvsService, string[]]>([
    ['port 0 without persistence', service(key(0)), ['/key/port']],
    ['port 0 with persistence', service(key(0), { persistence }), []],
    ['one-packet scheduling of TCP', service(key(80), { onePacket: true }), ['/config/onePacket']],
    ['one-packet scheduling of a mark', service({ kind: 'firewall-mark', family: 'ipv6', mark: 1 }, { onePacket: true }), []],
    ['the mark 0', service({ kind: 'firewall-mark', family: 'ipv4', mark: 0 }), ['/key/mark']],
    ['a flag of another scheduler', service(key(80), { scheduler: 'mh', schedulerFlags: ['sh-port'] }), ['/config/schedulerFlags']],
    ['the engine sip over TCP', service(key(5060), { persistence: { ...persistence, engine: 'sip' } }), ['/config/persistence/engine']],
    ['the engine sip over UDP', service(key(5060, 'udp'), { persistence: { ...persistence, engine: 'sip' } }), []],
    ['FTP by direct routing', service(key(21), {}, server(21, { forwardingMethod: 'direct-routing' })), ['/config/persistence']],
    ['FTP by tunneling', service(key(21), {}, server(21), server(21, { forwardingMethod: 'tunneling' }, '10.0.0.32')), ['/config/persistence']],
    ['persistent FTP by direct routing', service(key(21), { persistence }, server(21, { forwardingMethod: 'direct-routing' })), []],
    ['FTP by masquerading', service(key(21), {}, server(21)), []],
    ['another port by direct routing', service(key(80), {}, server(8080, { forwardingMethod: 'direct-routing' })), ['/realServers/0/port']],
    ['another port by masquerading', service(key(80), {}, server(8080)), []],
    ['another family by masquerading', service(key(80), {}, server(80, {}, 'fd00::1')), ['/realServers/0/address']],
    ['another family by tunneling', service(key(80), {}, server(80, { forwardingMethod: 'tunneling' }, 'fd00::1')), []],
    ['the largest weight', service(key(80), {}, server(80, { weight: WEIGHT_MAX })), []],
    ['a larger weight', service(key(80), {}, server(80, { weight: WEIGHT_MAX + 1 })), ['/realServers/0/config/weight']],
    ['a lower threshold above the upper', service(key(80), {}, server(80, { upperThreshold: 5, lowerThreshold: 6 })), ['/realServers/0/config/lowerThreshold']],
    ['a server twice', service(key(80), {}, server(80), server(80)), ['/realServers/1']],
    ['gue', service(key(80), {}, tunnel('gue', 6080, 'remote')), []],
    ['gue without a port', service(key(80), {}, tunnel('gue', 0, 'none')), ['/realServers/0/config/tunnel/port']],
    ['gre', service(key(80), {}, tunnel('gre', 0, 'checksum')), []],
    ['gre with a port', service(key(80), {}, tunnel('gre', 6080, 'none')), ['/realServers/0/config/tunnel/port']],
    ['gre with a remote checksum', service(key(80), {}, tunnel('gre', 0, 'remote')), ['/realServers/0/config/tunnel/checksum']],
    ['ipip with a checksum', service(key(80), {}, tunnel('ipip', 0, 'checksum')), ['/realServers/0/config/tunnel/checksum']],
    ['a tunnel without tunneling', service(key(80), {}, server(80, { tunnel: { type: 'gre', port: 0, checksum: 'none' } })), ['/realServers/0/config/tunnel']],
  ])('judges %s', (_what, one, pointers) => {
    expect(validateService(one).map(({ pointer }) => pointer)).toEqual(pointers);
  }); // prettier-ignore
});

describe(validateDirectorWide.name, () => {
  const daemon = (more: Partial<SyncDaemon> = {}): SyncDaemon => ({
    ...{ state: 'master', syncId: 1, maxLength: null, interface: 'eth0', group: null, port: 8848, ttl: 1 },
    ...more,
  });
  const mixed = service(key(80), {}, server(80, { forwardingMethod: 'tunneling' }, 'fd00::1'));

  it.each<[string, SyncDaemon[], IpvsService[], string[]]>([
    ['master and backup', [daemon(), daemon({ state: 'backup', syncId: 0 })], [], []],
    ['two masters', [daemon(), daemon()], [], ['/sync/1/state']],
    ['a master of the id 0, the default', [daemon({ syncId: 0 })], [], []],
    ['a unicast group', [daemon({ group: '10.0.0.1' })], [], ['/sync/0/group']],
    ['an IPv6 group', [daemon({ group: 'ff05::81' })], [], []],
    ['sync beside mixed families', [daemon()], [mixed], ['/sync']],
    ['mixed families without sync', [], [mixed], []],
  ])('judges %s', (_what, sync, services, pointers) => {
    expect(validateDirectorWide({ sync, kernel: {}, services }).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it.each([
    ['expire_nodest_conn', '1', true],
    ['expire_nodest_conn', '2', false],
    ['est_nice', '-20', true],
    ['sync_threshold', '3 50', true],
    ['sync_threshold', '3', false],
    ['est_cpulist', '0-3,8', true],
    ['est_cpulist', 'all', false],
    ['of_a_newer_kernel', 'anything', true],
  ])('judges %s = %s', (name, value, isFine) => {
    expect(validateDirectorWide({ sync: [], kernel: { [name]: value }, services: [] }).length === 0).toBe(isFine);
  });

  it('takes every default, the kernel’s and ours', () => {
    for (const which of ['kernelDefault', 'hosting'] as const) {
      const kernel = Object.fromEntries(KERNEL_SETTINGS.map((one) => [one.name, one[which] ?? '']));
      const set = Object.fromEntries(Object.entries(kernel).filter(([, value]) => value !== ''));
      expect(validateDirectorWide({ sync: [], kernel: set, services: [] })).toEqual([]);
    }
  });
});

describe(effectiveLowerThreshold.name, () => {
  it.each([
    [{ upperThreshold: 0, lowerThreshold: 0 }, null],
    [{ upperThreshold: 100, lowerThreshold: 0 }, 75],
    [{ upperThreshold: 10, lowerThreshold: 0 }, 8],
    [{ upperThreshold: 100, lowerThreshold: 20 }, 20],
  ])('of %j is %s', (config, lower) => {
    expect(effectiveLowerThreshold(config)).toBe(lower);
  });
});

describe(modulesFor.name, () => {
  it('names schedulers, engines and what FTP needs', () => {
    const desired = [
      service(key(21), { scheduler: 'rr' }, server(21)),
      service(key(5060, 'udp'), { scheduler: 'mh', persistence: { ...persistence, engine: 'sip' } }),
    ];
    const modules = modulesFor(planTable(desired, [], { owns: () => true }));
    expect([...modules].sort()).toEqual(['ip_vs_ftp', 'ip_vs_mh', 'ip_vs_pe_sip', 'ip_vs_rr']);
  });
});
