import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useLogOut, useSession } from '../api/session.js';
import { texts } from '../texts/index.js';
import { endingOf, type Ending } from './session-end.js';

const t = texts.timeout;
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
  const left = t.seconds(Math.ceil(ending.leftMs / 1000));
  return (
    <Modal isOpen variant="small" onEscapePress={stay} aria-labelledby="timeout-title" aria-describedby="timeout-body">
      <ModalHeader title={t.title} labelId="timeout-title" titleIconVariant="warning" />
      <ModalBody id="timeout-body">
        <p role="timer">{ending.kind === 'idle' ? t.idle(left) : t.end(left)}</p>
      </ModalBody>
      <ModalFooter>
        <Button onClick={stay}>{ending.kind === 'idle' ? t.stay : texts.common.close}</Button>
        <Button variant="link" onClick={() => void logOut()}>
          {t.leave}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
