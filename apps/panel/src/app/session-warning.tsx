import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import { useLogOut, useSession } from '../api/session.js';
import { endingOf, type Ending } from './session-end.js';

const SessionDialog = lazy(async () => ({ default: (await import('./session-dialog.js')).SessionDialog }));
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * The page looks at the cluster by itself, which keeps the session alive: so it watches whether anybody is there, warns, and
 * logs out when nobody is.
 */
export function SessionWarning(): ReactElement | null {
  const session = useSession();
  const logOut = useLogOut();
  const touchedAt = useRef(Date.now());
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isEndSeen, setEndSeen] = useState(false);
  const isWarned = ending !== null;
  useEffect(() => {
    const touch = (): void => {
      // A warning that is shown asks for an answer; a stray touch is none.
      if (!isWarned) touchedAt.current = Date.now();
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true, capture: true });
    const timer = window.setInterval(() => {
      const now = endingOf(session, touchedAt.current, Date.now());
      setEnding(now);
      if (now?.leftMs === 0) void logOut();
    }, 1_000);
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true });
      window.clearInterval(timer);
    };
  }, [session, logOut, isWarned]);
  if (ending === null || (ending.kind === 'end' && isEndSeen)) return null;
  const stay = (): void => {
    touchedAt.current = Date.now();
    if (ending.kind === 'end') setEndSeen(true);
    setEnding(null);
  };
  return (
    <Suspense>
      <SessionDialog ending={ending} onStay={stay} onLeave={() => void logOut()} />
    </Suspense>
  );
}
