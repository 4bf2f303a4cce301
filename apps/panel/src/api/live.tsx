import { useQueryClient, type InvalidateQueryFilters } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';

export type LiveState = 'connecting' | 'live' | 'lost';

interface Live {
  readonly state: LiveState;
  /** Since when nothing is heard; null while the stream stands. */
  readonly lostAt: number | null;
  /** Lost for so long that nothing on the screen can be trusted. */
  readonly isStale: boolean;
}

const LiveContext = createContext<Live>({ state: 'connecting', lostAt: null, isStale: false });
const STREAM = '/api/v1/events/stream';
const RETRY_MS = 3_000;
/** Events that come together make what is shown fresh once. */
const GATHER_MS = 150;
/** What is asked of the manager again when something happened: not who is logged in, nor the try of a change. */
const STILL = ['session', 'preview'];
export const FOLLOWING: InvalidateQueryFilters = { predicate: ({ queryKey }) => !STILL.includes(String(queryKey[0])) };
/** What came, or failed, before the stream stood may be otherwise now; what is asked for since is not. */
const KNOWN: InvalidateQueryFilters = {
  predicate: ({ queryKey, state }) => state.status !== 'pending' && !STILL.includes(String(queryKey[0])),
};
/** A stream that comes back within this time was not worth a word. */
const PATIENCE_MS = 2_500;

/** Follows the manager's events: each makes what is shown fresh; a lost connection is told, never hidden. */
export function LiveProvider({ children }: { children: ReactNode }): ReactElement {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [lostAt, setLostAt] = useState<number | null>(null);
  const [isStale, setStale] = useState(false);
  // Before the effects of the pages: the stream is asked for first, so that nothing happens between its start and the first answers.
  useLayoutEffect(() => {
    let source: EventSource | null = null;
    let timer: number | undefined;
    let pending: number | undefined;
    let isFirst = true;
    const connect = (): void => {
      source = new EventSource(STREAM);
      source.onopen = () => {
        setState('live');
        setLostAt(null);
        // An answer that was on its way while the stream was lost may be older than what happened meanwhile.
        void queries.invalidateQueries(KNOWN, { cancelRefetch: !isFirst });
        isFirst = false;
      };
      source.onerror = () => {
        setState('lost');
        setLostAt((before) => before ?? Date.now());
        // A stream that was refused does not try again by itself.
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = window.setTimeout(connect, RETRY_MS);
      };
      const refresh = (): void => {
        pending ??= window.setTimeout(() => {
          pending = undefined;
          void queries.invalidateQueries(FOLLOWING);
        }, GATHER_MS);
      };
      source.onmessage = refresh;
      for (const type of LIVE_TYPES) source.addEventListener(type, refresh);
    };
    connect();
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(pending);
      source?.close();
    };
  }, [queries]);
  useEffect(() => {
    if (lostAt === null) {
      setStale(false);
      return;
    }
    const timer = window.setTimeout(() => setStale(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [lostAt]);
  return <LiveContext value={{ state, lostAt, isStale }}>{children}</LiveContext>;
}

/** Names of events on the stream; one that is not here is shown at the next look all the same. */
const LIVE_TYPES = [
  'agent-started', 'alarm-cleared', 'alarm-raised', 'apply-failed', 'drain-finished', 'drift-repaired', 'foreign-found',
  'health-changed', 'maintenance-ended', 'maintenance-started', 'node-joined', 'node-quarantined', 'node-readmitted',
  'node-removed', 'node-state-changed', 'pool-changed', 'revision-rolled-back', 'service-changed', 'service-quarantined',
  'service-state-changed',
] as const; // prettier-ignore

export const useLive = (): Live => useContext(LiveContext);
