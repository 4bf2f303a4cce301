import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poolPolicy, serviceHealth, type DirectorVirtualService } from '#libs/contracts';
import type { PoolDecision, ServerHealth } from '#libs/pool';
import { StateFolder } from '../shared/state-folder.js';
import { FakeClock } from '../testing/fake-clock.js';
import { web } from '../testing/machine-rig.js';
import { PoolKeeper } from './pool-keeper.js';

const service: DirectorVirtualService = {
  ...web,
  health: serviceHealth.parse({ checks: [{ kind: 'tcp' }] }),
  pool: poolPolicy.parse({ slowStart: { seconds: 100, fromPercent: 10 } }),
};
const [first, second] = service.realServers.map(({ id }) => id) as [string, string];

describe(PoolKeeper.name, () => {
  let path: string;
  let clock: FakeClock;
  let keeper: PoolKeeper;
  let pools: string[];
  let faults: unknown[];
  const states = new Map<string, ServerHealth['state']>();
  const made = async (): Promise<PoolKeeper> => {
    const one = new PoolKeeper({
      folder: new StateFolder(path),
      clock,
      senses: {
        health: () =>
          new Map([...states].map(([id, state]) => [id, { state, reason: state, since: clock.now().toISOString(), checks: [] }])),
        sorryHealth: () => new Map(),
        load: () => new Map(),
        ejected: () => new Map(),
      },
      onPoolChange: (_service, { pool }, from) => pools.push(`${from} → ${pool.state}`),
      onFault: (error) => faults.push(error),
    }); // prettier-ignore
    await one.load();
    return one;
  };
  const decide = (): PoolDecision => keeper.decide(service, null, true);
  const weights = ({ service: { realServers } }: PoolDecision): number[] =>
    realServers.map(({ config }) => config.weight);

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-pools-'));
    clock = new FakeClock();
    [pools, faults] = [[], []];
    states.set(first, 'up').set(second, 'up');
    keeper = await made();
  });
  afterEach(async () => {
    await keeper.saved();
    await rm(path, { recursive: true });
  });

  it('goes on with a slow start after a restart where it was', async () => {
    decide();
    states.set(second, 'down');
    decide();
    states.set(second, 'up');
    decide();
    clock.pass(50_000);
    const half = weights(decide());
    expect(half[1]).toBeGreaterThan(10);
    expect(half[1]).toBeLessThan(100);
    await keeper.saved();
    keeper = await made();
    expect(weights(decide())).toEqual(half);
  });

  it('says when time alone changes something, and for which service', () => {
    expect(decide().nextDecisionInMs).toBeNull();
    expect([keeper.nextDueMs(), keeper.due()]).toEqual([null, []]);
    states.set(second, 'down');
    decide();
    states.set(second, 'up');
    const { nextDecisionInMs } = decide();
    expect(keeper.nextDueMs()).toBe(nextDecisionInMs);
    clock.pass(nextDecisionInMs ?? 0);
    expect(keeper.due()).toEqual([service.id]);
  });

  it('tells when a pool comes to another state, and not at its first decision', () => {
    decide();
    expect(pools).toEqual([]);
    states.set(first, 'down').set(second, 'down');
    decide();
    expect(pools).toEqual(['serving → panic']);
  });

  it('forgets services that are gone, on the disk too', async () => {
    decide();
    await keeper.saved();
    expect(await readFile(join(path, 'pool-memory.json'), 'utf8')).toContain(service.id);
    keeper.keepOnly(new Set());
    await keeper.saved();
    expect(await readFile(join(path, 'pool-memory.json'), 'utf8')).toBe('{}');
    expect(keeper.decision(service.id)).toBeUndefined();
  });

  it('begins from the kernel when its file is torn', async () => {
    await writeFile(join(path, 'pool-memory.json'), '{"x": {"version"');
    keeper = await made();
    expect(faults).toHaveLength(1);
    expect(decide().pool.state).toBe('serving');
  });
});
