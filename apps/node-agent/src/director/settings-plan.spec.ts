import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syncDaemon, type SyncDaemon } from '#libs/contracts';
import {
  NO_SETTINGS,
  planSettings,
  renderSettingsStep,
  type SettingsSeen,
  type SettingsStep,
  type SettingsWish,
} from './settings-plan.js';

const daemon = (part: Partial<SyncDaemon> = {}): SyncDaemon =>
  syncDaemon.parse({ state: 'master', interface: 'eth0', ...part });
const fresh: SettingsSeen = {
  kernel: { expire_nodest_conn: '0', conn_reuse_mode: '1', conntrack: '0' },
  timeouts: { tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 },
  sync: [],
}; // prettier-ignore
const wish = (part: Partial<SettingsWish> = {}): SettingsWish => ({
  kernel: {}, sync: [], timeouts: { tcpSeconds: null, tcpFinSeconds: null, udpSeconds: null }, ...part,
}); // prettier-ignore

/** What the kernel has after the steps; a daemon that shall fit the MTU gets a length. */
function after(seen: SettingsSeen, steps: readonly SettingsStep[]): SettingsSeen {
  let { kernel, timeouts, sync } = seen;
  for (const step of steps) {
    if (step.kind === 'set') kernel = { ...kernel, [step.name]: step.value };
    if (step.kind === 'set-timeouts') timeouts = step.timeouts;
    if (step.kind === 'stop-daemon') sync = sync.filter(({ state }) => state !== step.state);
    if (step.kind === 'start-daemon') {
      if (sync.some(({ state }) => state === step.daemon.state)) throw new Error('Daemon has already run');
      sync = [...sync, { ...step.daemon, maxLength: step.daemon.maxLength ?? 1472, group: step.daemon.group ?? '224.0.0.81' }];
    }
  }
  return { kernel, timeouts, sync };
} // prettier-ignore

const someDaemon = (state: SyncDaemon['state']): fc.Arbitrary<SyncDaemon> =>
  fc.record({
    state: fc.constant(state),
    syncId: fc.nat(255),
    maxLength: fc.option(fc.integer({ min: 100, max: 1400 })),
    interface: fc.constantFrom('eth0', 'eth1'),
    group: fc.option(fc.constantFrom('224.0.0.81', '239.1.1.1')),
    port: fc.constantFrom(8848, 9000),
    ttl: fc.integer({ min: 1, max: 9 }),
  });
const someSync = fc
  .tuple(fc.option(someDaemon('master')), fc.option(someDaemon('backup')))
  .map((daemons) => daemons.filter((one) => one !== null));
const second = fc.integer({ min: 1, max: 5000 });
const someWish: fc.Arbitrary<SettingsWish> = fc.record({
  kernel: fc.dictionary(fc.constantFrom('expire_nodest_conn', 'conn_reuse_mode', 'conntrack', 'est_nice'), fc.constantFrom('0', '1', '2')),
  timeouts: fc.record({ tcpSeconds: fc.option(second), tcpFinSeconds: fc.option(second), udpSeconds: fc.option(second) }),
  sync: someSync,
}); // prettier-ignore
const someSeen: fc.Arbitrary<SettingsSeen> = fc.record({
  kernel: fc.record({ expire_nodest_conn: fc.constantFrom('0', '1'), conn_reuse_mode: fc.constantFrom('0', '1'), conntrack: fc.constantFrom('0', '1') }),
  timeouts: fc.record({ tcpSeconds: second, tcpFinSeconds: second, udpSeconds: second }),
  sync: someSync.map((daemons) => daemons.map((one) => ({ ...one, maxLength: one.maxLength ?? 1472, group: one.group ?? '224.0.0.81' }))),
}); // prettier-ignore

describe(planSettings.name, () => {
  it('reaches the wish, then has nothing to do, then puts everything back', () => {
    fc.assert(
      fc.property(someSeen, fc.array(someWish, { minLength: 1, maxLength: 4 }), (original, wishes) => {
        let [seen, managed] = [original, NO_SETTINGS];
        for (const one of wishes) {
          const plan = planSettings(one, seen, managed);
          seen = after(seen, plan.steps);
          managed = plan.after;
          expect(planSettings(one, seen, managed).steps).toEqual([]);
          for (const [name, value] of Object.entries(one.kernel)) if (name !== 'est_nice') expect(seen.kernel[name]).toBe(value);
          for (const { state, syncId } of one.sync) expect(seen.sync).toContainEqual(expect.objectContaining({ state, syncId }));
        }
        const back = planSettings(null, seen, managed);
        expect(after(seen, back.steps)).toEqual({ ...original, sync: expect.arrayContaining([...original.sync]) as unknown });
        expect(after(seen, back.steps).sync).toHaveLength(original.sync.length);
        expect(back.after).toEqual(NO_SETTINGS);
      }),
    );
  }); // prettier-ignore

  it('keeps the first former value over drift and changes', () => {
    const first = planSettings(wish({ kernel: { conntrack: '1' } }), fresh, NO_SETTINGS);
    const drifted = { ...fresh, kernel: { ...fresh.kernel, conntrack: '7' } };
    const second = planSettings(wish({ kernel: { conntrack: '1' } }), drifted, first.after);
    expect(second.steps.map(renderSettingsStep)).toEqual(['sysctl -w net.ipv4.vs.conntrack=1']);
    expect(second.after.kernel).toEqual({ conntrack: '0' });
  });

  it('names what an older kernel has not, and does the rest', () => {
    const plan = planSettings(wish({ kernel: { est_nice: '1', conntrack: '1' } }), fresh, NO_SETTINGS);
    expect(plan.unknown).toEqual(['est_nice']);
    expect(plan.steps.map(renderSettingsStep)).toEqual(['sysctl -w net.ipv4.vs.conntrack=1']);
  });

  it('leaves timeouts that nobody wishes, and sets all three when one is wished', () => {
    expect(planSettings(wish(), fresh, NO_SETTINGS).steps).toEqual([]);
    const timeouts = { tcpSeconds: null, tcpFinSeconds: 30, udpSeconds: null };
    const plan = planSettings(wish({ timeouts }), fresh, NO_SETTINGS);
    expect(plan.steps.map(renderSettingsStep)).toEqual(['ipvsadm --set 900 30 300']);
  });

  it('restarts a daemon only when it differs', () => {
    const started = planSettings(wish({ sync: [daemon({ syncId: 7 })] }), fresh, NO_SETTINGS);
    expect(started.steps.map(renderSettingsStep)).toEqual([
      'ipvsadm --start-daemon master --mcast-interface eth0 --syncid 7 --mcast-port 8848 --mcast-ttl 1',
    ]);
    const seen = after(fresh, started.steps);
    expect(planSettings(wish({ sync: [daemon({ syncId: 7 })] }), seen, started.after).steps).toEqual([]);
    const other = planSettings(wish({ sync: [daemon({ syncId: 8 })] }), seen, started.after);
    expect(other.steps.map(({ kind }) => kind)).toEqual(['stop-daemon', 'start-daemon']);
  });

  it('leaves a daemon of somebody else that nobody wishes away', () => {
    const seen = { ...fresh, sync: [daemon({ state: 'backup' })] };
    expect(planSettings(wish(), seen, NO_SETTINGS).steps).toEqual([]);
  });
});
