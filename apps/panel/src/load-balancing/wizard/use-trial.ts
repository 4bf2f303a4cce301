import { useMutation, useQuery } from '@tanstack/react-query';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import type { ServiceDraft } from './draft.js';
import { useNodes } from '../queries.js';
import { linesOf } from './lines.js';
import { askable, hasCheck, trialBody, trialKey, type Trial } from './trial.js';

const LOOK_MS = 400;

/** The trial of the draft that the wizard holds, over all of its steps. */
export interface DraftTrial {
  /** How many servers would be asked. */
  readonly servers: number;
  /** Whether there is anything to ask, and somebody to ask. */
  readonly isPossible: boolean;
  readonly isRunning: boolean;
  /** Null: not begun, or the draft has changed since. */
  readonly trial: Trial | null;
  /** Why nobody was asked. */
  readonly error: Error | null;
  readonly run: () => void;
}

interface Begun {
  readonly key: string;
  readonly trial: Trial | null;
}

interface Wish {
  readonly key: string;
  readonly body: Schemas['TryChecks'];
}

const startOf = async ({ key, body }: Wish): Promise<Begun> => {
  const { object } = await answerOf(api.POST('/api/v1/check-trials', { body }));
  return { key, trial: object };
};

/** Runs the check of a draft against all that could work for it, and follows it until each has answered. */
export function useTrial(draft: ServiceDraft): DraftTrial {
  const nodes = useNodes();
  const key = trialKey(draft);
  const asked = askable(draft, linesOf(nodes.data?.items ?? [], draft.servers));
  const begin = useMutation({ mutationFn: startOf });
  const begun = begin.data?.key === key ? begin.data.trial : null;
  const id = begun?.id ?? '';
  const { data } = useQuery({
    queryKey: ['check-trials', id],
    queryFn: () => answerOf(api.GET('/api/v1/check-trials/{id}', { params: { path: { id } } })),
    enabled: begun !== null && begun.finishedAt === null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.finishedAt === null ? LOOK_MS : false),
  });
  const trial = begun === null ? null : (data ?? begun);
  return {
    servers: asked.length,
    isPossible: hasCheck(draft) && asked.length > 0,
    isRunning: begin.isPending || (trial !== null && trial.finishedAt === null),
    trial,
    error: begin.variables?.key === key ? begin.error : null,
    run: () => begin.mutate({ key, body: trialBody(draft, asked) }),
  };
}
