import { createContext, useContext } from 'react';
import { ApiProblem, type ProblemFault } from '#libs/api-client/browser';

/** What a field's pointer is called by the API: `/spec/address`, with or without `/body` before it. */
const plain = (pointer: string): string => pointer.replace(/^#/, '').replace(/^\/body(?=\/|$)/, '');

export const FaultsContext = createContext<readonly ProblemFault[]>([]);

export const faultsOf = (error: Error | null): readonly ProblemFault[] =>
  error instanceof ApiProblem ? error.faults : [];

/** What the API said about this field or anything in it; null when nothing. */
export function faultAt(faults: readonly ProblemFault[], pointer: string): string | null {
  const own = faults.filter((fault) => {
    const at = plain(fault.pointer);
    return at === pointer || at.startsWith(`${pointer}/`);
  });
  if (own.length === 0) return null;
  return own.map(({ message, hint }) => [message, hint].filter(Boolean).join(' ')).join(' ');
}

export const useFault = (pointer: string | undefined): string | null => {
  const faults = useContext(FaultsContext);
  return pointer === undefined ? null : faultAt(faults, pointer);
};
