import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeKernel, wishes } from './network.arbitrary.js';
import { NOTHING_MANAGED, type NetworkStep, type NetworkWish } from './network.js';
import { planMachineNetwork } from './plan.js';
import { renderNetworkStep } from './render.js';

const nothing: NetworkWish = { device: 'eth0', addresses: [], realServer: [], director: null };
const lines = (steps: readonly NetworkStep[]): string[] => steps.map((step) => renderNetworkStep(step).join(' '));
const vip = (address: string, prefixLength = 32) => ({
  ...{ address, prefixLength, purpose: 'virtual-ip' as const, announce: true },
});

describe(planMachineNetwork.name, () => {
  it('has nothing to do after it was done, whatever was there before', () => {
    fc.assert(
      fc.property(wishes, wishes, (first, second) => {
        const kernel = new FakeKernel();
        kernel.carryOut(first);
        kernel.carryOut(second);
        expect(lines(kernel.plan(second))).toEqual([]);
      }),
    );
  });

  it('leaves a machine as it found it', () => {
    fc.assert(
      fc.property(fc.array(wishes, { maxLength: 4 }), (several) => {
        const kernel = new FakeKernel();
        const before = kernel.text();
        for (const wish of several) kernel.carryOut(wish);
        kernel.carryOut(nothing);
        expect(kernel.text()).toEqual(before);
        expect(kernel.managed).toEqual(NOTHING_MANAGED);
      }),
    );
  });

  it('mends what somebody took away', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const kernel = new FakeKernel();
        kernel.carryOut(wish);
        const wished = kernel.text();
        kernel.loseEverythingManaged();
        kernel.carryOut(wish);
        expect(kernel.text()).toEqual(wished);
      }),
    );
  });

  it('is silent about a virtual IP before it has it, and while it has it', () => {
    const kernel = new FakeKernel();
    const wish: NetworkWish = { ...nothing, realServer: [{ method: 'direct-routing', virtualIp: '10.0.0.80' }] };
    expect(lines(kernel.carryOut(wish))).toEqual([
      'sysctl -w net.ipv4.conf.all.arp_ignore=1',
      'sysctl -w net.ipv4.conf.all.arp_announce=2',
      'sysctl -w net.ipv4.conf.eth0.arp_ignore=1',
      'sysctl -w net.ipv4.conf.eth0.arp_announce=2',
      'ip addr replace 10.0.0.80/32 dev lo',
    ]);
    expect(lines(kernel.carryOut(nothing))[0]).toBe('ip addr del 10.0.0.80/32 dev lo');
  });

  it('puts each address on the device of its network', () => {
    const wish = { ...nothing, addresses: [vip('10.0.0.80'), vip('172.16.0.80'), vip('192.0.2.1')] };
    expect(lines(new FakeKernel().plan(wish)).filter((line) => line.startsWith('ip addr'))).toEqual([
      'ip addr replace 10.0.0.80/32 dev eth0',
      'ip addr replace 172.16.0.80/32 dev eth1',
      'ip addr replace 192.0.2.1/32 dev eth0',
    ]);
  });

  it('neither adds nor removes an address that somebody else gave the machine', () => {
    const kernel = new FakeKernel();
    const quorum = { address: '172.16.0.2', prefixLength: 32, purpose: 'quorum-ip' as const, announce: true };
    expect(lines(kernel.carryOut({ ...nothing, addresses: [quorum] })).filter((line) => line.includes('addr'))).toEqual(
      [],
    );
    expect(lines(kernel.carryOut(nothing)).filter((line) => line.includes('addr'))).toEqual([]);
  });

  it('knows an IPv6 address in any spelling', () => {
    const kernel = new FakeKernel();
    kernel.carryOut({ ...nothing, addresses: [vip('fd00::80', 128)] });
    expect(lines(kernel.plan({ ...nothing, addresses: [vip('FD00:0:0::0080', 128)] }))).toEqual([]);
  });

  it('moves an address from the loopback to the device before it takes it away', () => {
    const kernel = new FakeKernel();
    kernel.carryOut({ ...nothing, realServer: [{ method: 'direct-routing', virtualIp: '10.0.0.80' }] });
    const moves = lines(kernel.plan({ ...nothing, addresses: [vip('10.0.0.80')] })).filter((line) =>
      line.startsWith('ip addr'),
    );
    expect(moves).toEqual(['ip addr replace 10.0.0.80/32 dev eth0', 'ip addr del 10.0.0.80/32 dev lo']);
  });

  it('keeps the reverse-path filter of devices that had it through all', () => {
    const kernel = new FakeKernel({ 'net.ipv4.conf.all.rp_filter': '2', 'net.ipv4.conf.eth1.rp_filter': '1' });
    kernel.carryOut({ ...nothing, realServer: [{ method: 'tunneling', virtualIp: '10.0.0.80' }] });
    expect(kernel.sysctl('net.ipv4.conf.all.rp_filter')).toBe('0');
    expect(kernel.sysctl('net.ipv4.conf.tunl0.rp_filter')).toBe('0');
    expect(kernel.sysctl('net.ipv4.conf.eth0.rp_filter')).toBe('2');
    expect(kernel.sysctl('net.ipv4.conf.eth1.rp_filter')).toBe('2');
    kernel.carryOut(nothing);
    expect(kernel.sysctl('net.ipv4.conf.all.rp_filter')).toBe('2');
    expect(kernel.sysctl('net.ipv4.conf.eth1.rp_filter')).toBe('1');
  });

  it('unwraps GUE at its port and GRE on its device, and then no more', () => {
    const kernel = new FakeKernel();
    const wish: NetworkWish = {
      ...nothing,
      realServer: [
        { method: 'tunneling', virtualIp: '10.0.0.80', encapsulation: 'gue', port: 6080 },
        { method: 'tunneling', virtualIp: 'fd00::80', encapsulation: 'gre' },
      ],
    };
    const silent = (line: string): boolean => !line.startsWith('sysctl');
    expect(lines(kernel.carryOut(wish)).filter(silent)).toEqual([
      'modprobe ipip',
      'modprobe ip6_gre',
      'modprobe fou',
      'ip link set dev tunl0 up',
      'ip link set dev ip6gre0 up',
      'ip -4 fou add port 6080 gue',
      'ip addr replace 10.0.0.80/32 dev tunl0',
      'ip addr replace fd00::80/128 dev ip6gre0 nodad preferred_lft 0',
    ]);
    expect(lines(kernel.carryOut(nothing)).filter(silent)).toEqual([
      'ip addr del 10.0.0.80/32 dev tunl0',
      'ip addr del fd00::80/128 dev ip6gre0',
      'ip -4 fou del port 6080',
      'ip link set dev tunl0 down',
      'ip link set dev ip6gre0 down',
    ]);
  });

  it('keeps refusing redirects after it forwarded for a time', () => {
    const kernel = new FakeKernel({ 'net.ipv4.conf.all.accept_redirects': '0' });
    kernel.carryOut({
      ...nothing,
      addresses: [vip('10.0.0.80')],
      director: { hasMasquerading: true, probesPaths: false },
    });
    kernel.carryOut(nothing);
    expect(kernel.sysctl('net.ipv4.ip_forward')).toBe('0');
    expect(kernel.sysctl('net.ipv4.conf.all.accept_redirects')).toBe('0');
  });

  it('keeps advertised routes when it starts to forward IPv6', () => {
    const kernel = new FakeKernel();
    const wish = {
      ...nothing,
      addresses: [vip('fd00::80', 128)],
      director: { hasMasquerading: true, probesPaths: false },
    };
    const steps = lines(kernel.carryOut(wish));
    const forwarding = steps.indexOf('sysctl -w net.ipv6.conf.all.forwarding=1');
    expect(steps.indexOf('sysctl -w net.ipv6.conf.eth1.accept_ra=2')).toBeLessThan(forwarding);
    expect(steps).not.toContain('sysctl -w net.ipv4.ip_forward=1');
    expect(lines(kernel.plan(wish))).toEqual([]);
  });

  it("keeps a director's return table when another director comes", () => {
    const kernel = new FakeKernel();
    const behind = (directorIp: string) => ({
      ...{ method: 'masquerading' as const, address: '10.0.0.2', port: 80, protocol: 'tcp' as const, directorIp },
    });
    const one = { ...nothing, realServer: [{ ...behind('10.0.0.20'), port: 443 }] };
    kernel.carryOut(one);
    const steps = kernel.plan({ ...nothing, realServer: [behind('10.0.0.10'), ...one.realServer] });
    expect(steps.map(({ kind }) => kind)).toEqual(['add-route', 'add-rule']);
  });
});

describe(renderNetworkStep.name, () => {
  it('never makes a second argument or line out of hostile text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('address', 'device', 'rule', 'module', 'setting'), (hostile, where) => {
        const address = { device: 'eth0', address: '10.0.0.80', prefixLength: 32 };
        const rule = { family: 'ipv4', priority: 7480, protocol: null, port: 0, table: 7480 } as const;
        const steps: Record<string, NetworkStep> = {
          address: { kind: 'remove-address', address: { ...address, address: hostile }, reason: hostile },
          device: { kind: 'link-up', device: hostile, reason: hostile },
          rule: { kind: 'add-rule', rule: { ...rule, from: hostile }, reason: hostile },
          module: { kind: 'load-module', module: hostile, reason: hostile },
          setting: { kind: 'restore-sysctl', name: hostile, value: '1', reason: hostile },
        };
        const plain = renderNetworkStep({ kind: 'link-up', device: 'x', reason: '' }).length;
        let words: string[];
        try {
          words = renderNetworkStep(steps[where]!);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
          return;
        }
        expect(words.join(' ')).not.toMatch(/[\s\p{Cc}]{2}|[\n\r\t]/u);
        expect(words.join(' ').split(/\s/)).toHaveLength(words.length);
        if (where === 'device') expect(words).toHaveLength(plain);
      }),
    );
  });

  describe('of an address that somebody else put there', () => {
    const there = { device: 'eth1', address: '10.0.0.80', prefixLength: 24 };
    const adopted: NetworkWish = { ...nothing, addresses: [{ ...vip('10.0.0.80'), adopted: true }] };
    const moves = (steps: readonly NetworkStep[]): string[] => lines(steps).filter((line) => line.includes('addr'));

    it('takes it over as it is, and drops it nowhere', () => {
      const kernel = new FakeKernel();
      kernel.give(there);
      expect(moves(kernel.carryOut(adopted))).toEqual([]);
      expect(kernel.managed.addresses).toEqual([there]);
      kernel.loseEverythingManaged();
      expect(moves(kernel.carryOut(adopted))).toEqual(['ip addr replace 10.0.0.80/24 dev eth1']);
    });

    it('removes it when another director carries it', () => {
      const kernel = new FakeKernel();
      kernel.give(there);
      kernel.carryOut(adopted);
      expect(moves(kernel.carryOut(nothing))).toEqual(['ip addr del 10.0.0.80/24 dev eth1']);
    });

    it('leaves it there for ever as long as it is not adopted', () => {
      const kernel = new FakeKernel();
      kernel.give(there);
      expect(moves(kernel.carryOut({ ...nothing, addresses: [vip('10.0.0.80')] }))).toEqual([]);
      expect(moves(kernel.carryOut(nothing))).toEqual([]);
      expect(kernel.managed).toEqual(NOTHING_MANAGED);
    });

    it('adds it where it belongs when nobody has it', () => {
      const kernel = new FakeKernel();
      expect(moves(kernel.carryOut(adopted))).toEqual(['ip addr replace 10.0.0.80/32 dev eth0']);
    });
  });
});
