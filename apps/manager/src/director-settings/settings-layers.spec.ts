import { describe, expect, it } from 'vitest';
import { directorSettings } from '#libs/contracts';
import { changedLayer, settingsOf } from './settings-layers.js';
import { settingsFaults } from './settings-rules.js';

const SYNC = { state: 'master' as const, interface: 'eth1' };

describe(settingsOf.name, () => {
  const cluster = { timeouts: { tcpSeconds: 900, udpSeconds: 300 }, kernel: { drop_entry: '0' } };

  it('takes the director’s own word first, then the cluster’s', () => {
    const machines = new Map([['A', { timeouts: { tcpSeconds: 60 }, kernel: { sync_ports: '2' } }]]);
    expect(settingsOf('A', { cluster, machines })).toEqual({
      timeouts: { tcpSeconds: 60, tcpFinSeconds: null, udpSeconds: 300 },
      sync: [],
      kernel: { drop_entry: '0', sync_ports: '2' },
    });
    expect(settingsOf('B', { cluster, machines }).timeouts.tcpSeconds).toBe(900);
  });

  it('lets an empty list of daemons of its own end those of the cluster', () => {
    const sync = directorSettings.parse({ sync: [SYNC] }).sync;
    expect(settingsOf('A', { cluster: { sync }, machines: new Map([['A', { sync: [] }]]) }).sync).toEqual([]);
    expect(settingsOf('B', { cluster: { sync }, machines: new Map() }).sync).toHaveLength(1);
  });
});

describe(changedLayer.name, () => {
  it('changes what is named, takes back what is null, and leaves the rest', () => {
    const present = { timeouts: { tcpSeconds: 900 }, kernel: { drop_entry: '0', sync_ports: '2' } };
    expect(changedLayer(present, { kernel: { sync_ports: null, drop_entry: '1' } })).toEqual({
      timeouts: { tcpSeconds: 900 },
      kernel: { drop_entry: '1' },
    });
    expect(changedLayer(present, { timeouts: null, kernel: { drop_entry: null, sync_ports: null } })).toEqual({});
  });
});

describe(settingsFaults.name, () => {
  const faults = (settings: object): string[] =>
    settingsFaults(directorSettings.parse(settings)).map(({ pointer }) => pointer);

  it('holds names and values to what the kernel takes', () => {
    expect(faults({ kernel: { expire_nodest_conn: '1' } })).toEqual([]);
    expect(faults({ kernel: { expire_nodest_conn: '2' } })).toEqual(['/spec/kernel/expire_nodest_conn']);
    expect(faults({ kernel: { expire_nodest_conn: 'on' } })).toEqual(['/spec/kernel/expire_nodest_conn']);
    expect(faults({ kernel: { no_such: '1' } })).toEqual(['/spec/kernel/no_such']);
    expect(faults({ kernel: { sync_threshold: '3' } })).toEqual(['/spec/kernel/sync_threshold']);
  });

  it('lets a kernel run one daemon of each state, in a multicast group', () => {
    expect(faults({ sync: [SYNC, { ...SYNC, state: 'backup' }] })).toEqual([]);
    expect(faults({ sync: [SYNC, SYNC] })).toEqual(['/spec/sync/1/state']);
    expect(faults({ sync: [{ ...SYNC, group: '10.0.0.1' }] })).toEqual(['/spec/sync/0/group']);
  });
});
