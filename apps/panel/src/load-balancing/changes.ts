import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { FOLLOWING } from '../api/live.js';
import { texts } from '../texts/index.js';
import { useToasts } from '../ui/toasts/toasts.js';
import { useCollecting } from './collecting.js';
import { collectEdit, sendEdit, type ChangeAnswer, type Control, type Edit } from './edits.js';

/** What shows a change as soon as it is made: its operation in a toast, and everything on the page fresh. */
export function useFollow(): (operation: Schemas['OperationView'] | null) => void {
  const toasts = useToasts();
  const queries = useQueryClient();
  return useCallback(
    (operation) => {
      toasts.follow(operation);
      void queries.invalidateQueries(FOLLOWING);
    },
    [toasts, queries],
  );
}

export interface Changes {
  /** Whether edits are collected instead of applied. */
  readonly isCollecting: boolean;
  /** Applies the edit and follows it, or collects it; null when it was collected. */
  readonly make: (edit: Edit, control?: Control) => Promise<ChangeAnswer | null>;
}

export function useChanges(): Changes {
  const changeSetId = useCollecting();
  const follow = useFollow();
  const toasts = useToasts();
  return {
    isCollecting: changeSetId !== null,
    make: async (edit, control = {}) => {
      if (changeSetId !== null) {
        await collectEdit(changeSetId, edit);
        follow(null);
        toasts.say(texts.changes.collected, texts.changes.collectedWhy);
        return null;
      }
      const answer = await sendEdit(edit, control);
      follow(answer.operation);
      return answer;
    },
  };
}
