import type { DrainMode } from '#libs/domain';
import { deletedServiceId, type Drain, type DrainServer, type DrainServerState, type DrainState } from './drain.js';

/** What is known of one server of a drain now. */
export interface ServerSight {
  /** What the admin wants of it; null: it was deleted. */
  readonly adminState: 'enabled' | 'drain' | 'disabled' | null;
  /** Directors have applied the drain, and no connection or pinned client is left. */
  readonly isEmpty: boolean;
  /** It takes its full share again. */
  readonly isBack: boolean;
}

/** One thing to do; in the order of the list. */
export type DrainStep =
  | { readonly kind: 'begin'; readonly ids: readonly string[] }
  | { readonly kind: 'note'; readonly id: string; readonly state: DrainServerState; readonly line: string }
  | { readonly kind: 'harden'; readonly id: string; readonly mode: DrainMode; readonly line: string }
  | { readonly kind: 'return'; readonly ids: readonly string[]; readonly line: string }
  | { readonly kind: 'delete'; readonly servers: readonly DrainServer[] }
  /** The service whose id this is has nobody left. */
  | { readonly kind: 'delete-service'; readonly id: string }
  | { readonly kind: 'call-off'; readonly line: string }
  | { readonly kind: 'stop'; readonly line: string }
  | { readonly kind: 'next-batch' }
  | { readonly kind: 'end'; readonly state: DrainState };

export interface DrainDecision {
  readonly steps: readonly DrainStep[];
  readonly state: DrainState;
}

const RESTING: readonly DrainServerState[] = ['drained', 'given-up'];
const OVER: readonly DrainServerState[] = ['back', 'gone'];
const HARDER: Record<DrainMode, DrainMode | null> = { graceful: 'firm', firm: 'immediate', immediate: null };
const ENDS = { stopping: 'stopped', cancelling: 'cancelled' } as const;

/** What a drain does next. It depends on what is stored and seen alone, so any manager can go on with it. */
export function decideDrain(
  drain: Drain,
  servers: readonly DrainServer[],
  sights: ReadonlyMap<string, ServerSight>,
): DrainDecision {
  const isLeaving = drain.state === 'stopping' || drain.state === 'cancelling';
  const batch = servers.filter((server) => (isLeaving ? server.state !== 'waiting' : server.batch === drain.batch));
  const steps = batch.flatMap((server) => follow(drain, server, sights.get(server.realServerId) ?? null));
  if (steps.length > 0) return { steps: [...steps, ...calledOff(drain, batch, sights)], state: drain.state };
  const state = isLeaving ? drain.state : stateOf(batch);
  const waiting = batch.filter((server) => server.state === 'waiting').map(({ realServerId }) => realServerId);
  if (waiting.length > 0) return { steps: [{ kind: 'begin', ids: waiting }], state };
  const resting = batch.filter((server) => RESTING.includes(server.state));
  if (drain.deletes && !isLeaving && !drain.isReleased) {
    const serviceId = deletedServiceId(drain);
    const isEmptying = batch.some((server) => server.state === 'draining');
    if (serviceId !== null) {
      const isLeft = isEmptying || batch.some((server) => server.state === 'given-up');
      return { steps: isLeft ? [] : [{ kind: 'delete-service', id: serviceId }], state };
    }
    const empty = batch.filter((server) => server.state === 'drained');
    if (!isEmptying && empty.length > 0) return { steps: [{ kind: 'delete', servers: empty }], state };
  }
  const leaving = toReturn(drain, batch, isLeaving);
  if (leaving !== null) {
    return {
      steps: [{ kind: 'return', ids: leaving.map(({ realServerId }) => realServerId), line: 'They come back.' }],
      state,
    };
  }
  if (resting.length > 0 || !batch.every((server) => OVER.includes(server.state))) return { steps: [], state };
  if (isLeaving) return { steps: [{ kind: 'end', state: ENDS[drain.state] }], state };
  const hasMore = servers.some((server) => server.batch > drain.batch);
  return { steps: [hasMore ? { kind: 'next-batch' } : { kind: 'end', state: 'finished' }], state };
}

/** Somebody wants a server of the service to serve that should be deleted: it stays, and all come back. */
function calledOff(drain: Drain, batch: readonly DrainServer[], sights: ReadonlyMap<string, ServerSight>): DrainStep[] {
  if (deletedServiceId(drain) === null || drain.state === 'stopping' || drain.state === 'cancelling') return [];
  const wanted = batch.find(
    ({ realServerId, state }) =>
      (state === 'draining' || RESTING.includes(state)) && sights.get(realServerId)?.adminState === 'enabled',
  );
  if (wanted === undefined) return [];
  return [{ kind: 'call-off', line: `${wanted.name} is to serve again: the service is not deleted.` }];
}

/** What becomes of one server by what is seen of it. */
function follow(drain: Drain, server: DrainServer, sight: ServerSight | null): DrainStep[] {
  const { realServerId: id, name, state } = server;
  if (OVER.includes(state) || state === 'waiting') return [];
  const note = (next: DrainServerState, line: string): DrainStep[] => [{ kind: 'note', id, state: next, line }];
  if (sight === null || sight.adminState === null) return note('gone', `${name} was deleted.`);
  if (state === 'returning') return sight.isBack ? note('back', `${name} is back and takes its full share.`) : [];
  if (sight.adminState !== 'drain') return note('back', `${name} was made ${sight.adminState} by somebody else.`);
  if (state !== 'draining') return [];
  if (sight.isEmpty) return note('drained', `${name} is empty.`);
  const isLeaving = drain.state === 'stopping' || drain.state === 'cancelling';
  return server.isOverdue && !isLeaving ? pastDeadline(drain, server) : [];
}

function pastDeadline(drain: Drain, { realServerId: id, name, mode }: DrainServer): DrainStep[] {
  switch (drain.onDeadline) {
    case 'stop':
      return [{ kind: 'stop', line: `${name} is not empty at its deadline: all go back into service.` }];
    case 'give-up': {
      const line = `${name} is not empty at its deadline. It stays drained.`;
      return [{ kind: 'note', id, state: 'given-up', line }];
    }
    case 'force': {
      const harder = HARDER[mode];
      if (harder === null)
        return [{ kind: 'note', id, state: 'drained', line: `What was left on ${name} was dropped.` }];
      return [
        { kind: 'harden', id, mode: harder, line: `${name} is not empty at its deadline: its drain is ${harder} now.` },
      ];
    }
  }
}

/** The servers that may come back now; null when none may. */
function toReturn(drain: Drain, batch: readonly DrainServer[], isLeaving: boolean): DrainServer[] | null {
  const resting = batch.filter((server) => RESTING.includes(server.state));
  const held = isLeaving ? batch.filter((server) => [...RESTING, 'draining'].includes(server.state)) : resting;
  if (held.length === 0) return null;
  if (isLeaving || drain.isReleased) return held;
  if (batch.some((server) => server.state === 'draining' || server.state === 'given-up')) return null;
  const { holdSeconds } = drain;
  if (holdSeconds === null) return null;
  return resting.every(({ restedSeconds }) => (restedSeconds ?? 0) >= holdSeconds) ? resting : null;
}

function stateOf(batch: readonly DrainServer[]): DrainState {
  const has = (state: DrainServerState): boolean => batch.some((server) => server.state === state);
  if (has('waiting')) return 'waiting';
  if (has('draining')) return 'draining';
  if (has('returning')) return 'returning';
  return has('given-up') ? 'given-up' : 'drained';
}
