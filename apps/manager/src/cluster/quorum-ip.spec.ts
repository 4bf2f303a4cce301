import { describe, expect, it } from 'vitest';
import type { ManagerAddress } from './manager-addresses.js';
import { quorumIpCandidates, quorumIpFaults, topologyAdvice } from './quorum-ip.js';

const address = (text: string, isPrivate: boolean): ManagerAddress => ({
  ...{ address: text, family: 'ipv4', prefixLength: 24, device: 'eth0', isPrivate },
});
const addresses = [address('192.0.2.10', false), address('10.77.0.1', true), address('192.0.2.80', false)];
const candidates = quorumIpCandidates(addresses, new Set(['192.0.2.80']));

describe(quorumIpFaults.name, () => {
  it('IW-33 takes any address of the manager with one NIC', () => {
    expect(quorumIpFaults('192.0.2.10', 'one-nic', candidates)).toEqual([]);
    expect(quorumIpFaults('10.77.0.1', 'one-nic', candidates)).toEqual([]);
  });

  it('IW-34 takes only private addresses with two NICs', () => {
    expect(quorumIpFaults('10.77.0.1', 'two-nic', candidates)).toEqual([]);
    expect(quorumIpFaults('192.0.2.10', 'two-nic', candidates)).toMatchObject([{ pointer: '/spec/quorumIp' }]);
  });

  it('refuses virtual IPs and addresses of others', () => {
    expect(quorumIpFaults('192.0.2.80', 'one-nic', candidates)).toMatchObject([
      { pointer: '/spec/quorumIp', message: 'It is a virtual IP of hosted services.' },
    ]);
    expect(quorumIpFaults('192.0.2.99', 'one-nic', candidates)[0]?.message).toContain('192.0.2.10, 10.77.0.1');
  });
});

describe(topologyAdvice.name, () => {
  it('IW-33 asks for one more public IP as long as there is none', () => {
    expect(topologyAdvice('one-nic', 0)).toHaveLength(1);
    expect(topologyAdvice('one-nic', 1)).toEqual([]);
    expect(topologyAdvice('two-nic', 0)).toEqual([]);
    expect(topologyAdvice(null, 0)).toEqual([]);
  });
});
