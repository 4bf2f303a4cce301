import { describe, expect, it } from 'vitest';
import { parseDaemons, parseTimeouts, parseVersion, renderStartDaemon, renderTimeouts } from './director-wide.js';

describe(parseTimeouts.name, () => {
  it('reads what ipvsadm prints, and nothing else', () => {
    const timeouts = parseTimeouts('Timeout (tcp tcpfin udp): 900 120 300\n');
    expect(timeouts).toEqual({ tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 });
    expect(timeouts && renderTimeouts(timeouts)).toEqual(['--set', '900', '120', '300']);
    expect(parseTimeouts('')).toBeUndefined();
  });
});

describe(parseDaemons.name, () => {
  it('reads both daemons with all that the kernel tells', () => {
    const text =
      'master sync daemon (mcast=eth0, syncid=1, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)\n' +
      'backup sync daemon (mcast=bond0.10, syncid=0, group=ff02::81, port=8849, ttl=3)\n';
    const [master, backup] = parseDaemons(text);
    expect(master).toEqual({
      ...{ state: 'master', syncId: 1, maxLength: 1472, interface: 'eth0', group: '224.0.0.81', port: 8848, ttl: 1 },
    });
    expect(backup).toMatchObject({ state: 'backup', interface: 'bond0.10', maxLength: null, group: 'ff02::81' });
    expect(parseDaemons('')).toEqual([]);
  });

  it('leaves to the kernel what is not named', () => {
    const daemon = { state: 'backup', syncId: 0, maxLength: null, interface: 'eth0', group: null, port: 8848, ttl: 1 };
    expect(renderStartDaemon({ ...daemon, state: 'backup' }).join(' ')).toBe(
      '--start-daemon backup --mcast-interface eth0 --syncid 0 --mcast-port 8848 --mcast-ttl 1',
    );
  });
});

describe(parseVersion.name, () => {
  it('reads the head of /proc/net/ip_vs', () => {
    const text = 'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n';
    expect(parseVersion(text)).toEqual({ version: '1.2.1', connectionTableSize: 4096 });
  });
});
