import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import type { ChangeAnswer, Control } from './edits.js';

export type Revision = Schemas['RevisionView'];

/** How long a change of one's own is offered to be undone. */
export const UNDO_MS = 600_000;
const LOOK_MS = 5_000;

export const useRevisions = (limit: number): UseQueryResult<{ items: Revision[] }> =>
  useQuery({
    queryKey: ['revisions', limit],
    queryFn: () => answerOf(api.GET('/api/v1/revisions', { params: { query: { limit } } })),
    refetchInterval: LOOK_MS,
  });

export const undo = (number: number, query: Control): Promise<ChangeAnswer> =>
  answerOf(api.POST('/api/v1/revisions/{number}/undo', { params: { path: { number }, query } })).then(withoutId);

export const restore = (number: number, query: Control): Promise<ChangeAnswer> =>
  answerOf(api.POST('/api/v1/revisions/{number}/restore', { params: { path: { number }, query } })).then(withoutId);

export const confirm = (number: number): Promise<Revision> =>
  answerOf(api.POST('/api/v1/revisions/{number}/confirm', { params: { path: { number } } }));

const withoutId = (answer: Omit<ChangeAnswer, 'object'>): ChangeAnswer => ({ ...answer, object: null });

/** What the bar offers about the newest revision: to confirm it in time, or to take back what one has just done. */
export function offerOf(newest: Revision | undefined, userId: string, now: number): 'confirm' | 'undo' | null {
  if (newest === undefined || newest.number === 0) return null;
  if (newest.state === 'unconfirmed') return 'confirm';
  const isFresh = now - new Date(newest.createdAt).getTime() < UNDO_MS;
  const isStanding = newest.state === 'applied' || newest.state === 'confirmed';
  return isFresh && isStanding && newest.actor.userId === userId ? 'undo' : null;
}

/** `0:59` until the moment; `0:00` after it. */
export function countdown(until: string, now: number): string {
  const left = Math.max(0, Math.ceil((new Date(until).getTime() - now) / 1000));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
