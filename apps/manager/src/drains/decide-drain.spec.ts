import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAIN_SERVER_STATES, type Drain, type DrainServer } from './drain.js';
import { decideDrain, type ServerSight } from './decide-drain.js';

const drain = (change: Partial<Drain> = {}): Drain => ({
  ...{ id: 'd', revision: 1, createdAt: new Date(0), updatedAt: new Date(0), operationId: 'o', title: 'Drain' },
  actor: { userId: 'u', userName: 'u', tokenId: null, tokenName: null },
  ...{ subject: { nodeId: 'n' }, mode: 'graceful', deadlineSeconds: 60, onDeadline: 'force', holdSeconds: null },
  ...{ ignoresCapacity: false, deletes: false, state: 'draining', batch: 0, isReleased: false, endedAt: null },
  ...change,
});
const server = (id: string, change: Partial<DrainServer> = {}): DrainServer => ({
  ...{ realServerId: id, virtualServiceId: 's', nodeId: 'n', name: id, batch: 0, state: 'draining', mode: 'graceful' },
  ...{
    wasDraining: false,
    beganAt: new Date(0),
    deadlineAt: null,
    isOverdue: false,
    restedSeconds: null,
    returningSeconds: null,
  },
  ...change,
});
const sight = (change: Partial<ServerSight> = {}): ServerSight => ({
  ...{ adminState: 'drain', isEmpty: false, isBack: false },
  ...change,
});
const seeing = (...entries: [string, ServerSight][]) => new Map(entries);
const kinds = (...args: Parameters<typeof decideDrain>) => decideDrain(...args).steps.map(({ kind }) => kind);

describe(decideDrain.name, () => {
  it('begins the first batch, waits, rests until somebody releases it, and ends when all are back', () => {
    const waiting = [server('a', { state: 'waiting' }), server('b', { state: 'waiting', batch: 1 })];
    expect(decideDrain(drain(), waiting, seeing()).steps).toEqual([{ kind: 'begin', ids: ['a'] }]);
    expect(decideDrain(drain(), [server('a')], seeing(['a', sight()]))).toEqual({ steps: [], state: 'draining' });
    expect(decideDrain(drain(), [server('a')], seeing(['a', sight({ isEmpty: true })])).steps).toMatchObject([
      { kind: 'note', state: 'drained' },
    ]);
    const rested = [server('a', { state: 'drained', restedSeconds: 9999 })];
    expect(decideDrain(drain(), rested, seeing(['a', sight()]))).toEqual({ steps: [], state: 'drained' });
    expect(kinds(drain({ isReleased: true }), rested, seeing(['a', sight()]))).toEqual(['return']);
    expect(kinds(drain(), [server('a', { state: 'back' })], seeing())).toEqual(['end']);
  });

  it('deletes a service when nobody is left on any of its servers, also one that has none', () => {
    const deleting = drain({ deletes: true, subject: { virtualServiceId: 's' } });
    const sights = seeing(['a', sight()], ['b', sight()]);
    const of = (...states: DrainServer['state'][]) =>
      states.map((state, at) => server(at === 0 ? 'a' : 'b', { state, restedSeconds: 0 }));
    expect(kinds(deleting, of('waiting', 'waiting'), sights)).toEqual(['begin']);
    expect(kinds(deleting, of('drained', 'draining'), sights)).toEqual([]);
    expect(kinds(deleting, of('drained', 'given-up'), sights)).toEqual([]);
    expect(decideDrain(deleting, of('drained', 'drained'), sights).steps).toEqual([
      { kind: 'delete-service', id: 's' },
    ]);
    expect(kinds(deleting, of('drained', 'gone'), sights)).toEqual(['delete-service']);
    expect(kinds(deleting, [], seeing())).toEqual(['delete-service']);
    expect(kinds({ ...deleting, isReleased: true }, of('drained', 'drained'), sights)).toEqual(['return']);
    expect(kinds({ ...deleting, state: 'cancelling' }, of('drained', 'draining'), sights)).toEqual(['return']);
    expect(kinds({ ...deleting, isReleased: true }, of('back', 'back'), sights)).toEqual(['end']);
  });

  it('deletes no service whose server somebody enabled again', () => {
    const deleting = drain({ deletes: true, subject: { virtualServiceId: 's' } });
    const both = [server('a', { state: 'drained' }), server('b')];
    const wanted = seeing(['a', sight({ adminState: 'enabled' })], ['b', sight()]);
    expect(kinds(deleting, both, wanted)).toEqual(['note', 'call-off']);
    const disabled = seeing(['a', sight({ adminState: 'disabled' })], ['b', sight({ isEmpty: true })]);
    expect(kinds(deleting, both, disabled)).toEqual(['note', 'note']);
  });

  it('deletes what is empty when it shall, ends when that is gone, and keeps what was cancelled or given up', () => {
    const deleting = drain({ deletes: true });
    const empty = [server('a', { state: 'drained', restedSeconds: 0 })];
    expect(kinds(deleting, [server('a')], seeing(['a', sight()]))).toEqual([]);
    expect(kinds(deleting, empty, seeing(['a', sight()]))).toEqual(['delete']);
    expect(kinds(deleting, empty, seeing(['a', sight({ adminState: null })]))).toEqual(['note']);
    expect(kinds(deleting, [server('a', { state: 'gone' })], seeing())).toEqual(['end']);
    expect(kinds({ ...deleting, state: 'cancelling' }, empty, seeing(['a', sight()]))).toEqual(['return']);
    expect(kinds({ ...deleting, isReleased: true }, empty, seeing(['a', sight()]))).toEqual(['return']);
    expect(kinds(deleting, [server('a', { state: 'given-up' })], seeing(['a', sight()]))).toEqual([]);
  });

  it('lets a batch rest together, and gives the next its turn only when all of the former are back', () => {
    const two = (change: Partial<DrainServer>) => [
      server('a', { state: 'drained', restedSeconds: 5 }),
      server('b', { state: 'drained', restedSeconds: 5, ...change }),
      server('c', { state: 'waiting', batch: 1 }),
    ];
    const all = seeing(['a', sight()], ['b', sight()]);
    expect(kinds(drain({ holdSeconds: 5 }), two({ restedSeconds: 4 }), all)).toEqual([]);
    expect(kinds(drain({ holdSeconds: 5 }), two({}), all)).toEqual(['return']);
    const half = [
      server('a', { state: 'back' }),
      server('b', { state: 'returning' }),
      server('c', { state: 'waiting', batch: 1 }),
    ];
    expect(kinds(drain(), half, seeing(['b', sight({ adminState: 'enabled' })]))).toEqual([]);
    const done = half.map((one) => (one.batch === 0 ? { ...one, state: 'back' as const } : one));
    expect(kinds(drain(), done, seeing())).toEqual(['next-batch']);
  });

  it.each([
    ['force', 'graceful', [{ kind: 'harden', mode: 'firm' }]],
    ['force', 'firm', [{ kind: 'harden', mode: 'immediate' }]],
    ['force', 'immediate', [{ kind: 'note', state: 'drained' }]],
    ['stop', 'graceful', [{ kind: 'stop' }]],
    ['give-up', 'firm', [{ kind: 'note', state: 'given-up' }]],
  ] as const)('at the deadline: %s of a %s drain', (onDeadline, mode, steps) => {
    const overdue = [server('a', { mode, isOverdue: true })];
    expect(decideDrain(drain({ onDeadline }), overdue, seeing(['a', sight()])).steps).toMatchObject(steps);
  });

  it('stopped, it brings back what is not empty', () => {
    const overdue = [server('a', { isOverdue: true })];
    const stopping = drain({ state: 'stopping', onDeadline: 'stop' });
    expect(decideDrain(stopping, overdue, seeing(['a', sight()])).steps).toMatchObject([
      { kind: 'return', ids: ['a'] },
    ]);
  });

  it('does not bring back by itself what it gave up on', () => {
    const given = [server('a', { state: 'given-up' }), server('b', { state: 'drained', restedSeconds: 99 })];
    const all = seeing(['a', sight()], ['b', sight()]);
    expect(decideDrain(drain({ holdSeconds: 1 }), given, all)).toEqual({ steps: [], state: 'given-up' });
    expect(kinds(drain({ isReleased: true }), given, all)).toEqual(['return']);
  });

  it('cancelled, it brings back what it took and begins nothing', () => {
    const some = [server('a'), server('b', { state: 'drained' }), server('c', { state: 'waiting', batch: 1 })];
    const all = seeing(['a', sight()], ['b', sight()]);
    expect(decideDrain(drain({ state: 'cancelling' }), some, all).steps).toMatchObject([
      { kind: 'return', ids: ['a', 'b'] },
    ]);
    const back = [server('a', { state: 'back' }), server('c', { state: 'waiting', batch: 1 })];
    expect(decideDrain(drain({ state: 'cancelling' }), back, seeing()).steps).toEqual([
      { kind: 'end', state: 'cancelled' },
    ]);
  });

  it('never begins a batch while one of another is away', () => {
    const servers = fc.array(
      fc.record({ state: fc.constantFrom(...DRAIN_SERVER_STATES), batch: fc.integer({ min: 0, max: 2 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(servers, fc.integer({ min: 0, max: 2 }), fc.boolean(), (parts, batch, isReleased) => {
        const all = parts.map((part, n) => server(`s${n}`, part));
        const sights = new Map(all.map(({ realServerId }) => [realServerId, sight()]));
        const { steps } = decideDrain(drain({ batch, isReleased }), all, sights);
        const begun = steps.some(({ kind }) => kind === 'begin' || kind === 'next-batch');
        const away = all.filter(
          (one) => one.batch === batch && ['draining', 'drained', 'given-up', 'returning'].includes(one.state),
        );
        if (steps.some(({ kind }) => kind === 'next-batch')) expect(away).toEqual([]);
        if (begun && steps[0]?.kind === 'begin') {
          for (const id of steps[0].ids) expect(all.find((one) => one.realServerId === id)?.batch).toBe(batch);
        }
      }),
    );
  });
});
