import { useSyncExternalStore } from 'react';

const KEY = 'directorate.change-set';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
const read = (): string | null => window.sessionStorage.getItem(KEY);

/** The change set that edits are collected in; null: they are applied at once. */
export const useCollecting = (): string | null => useSyncExternalStore(subscribe, read);

export function collectIn(changeSetId: string | null): void {
  if (changeSetId === null) window.sessionStorage.removeItem(KEY);
  else window.sessionStorage.setItem(KEY, changeSetId);
  for (const listener of listeners) listener();
}
