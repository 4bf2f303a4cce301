import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { texts } from '../texts/index.js';
import type { Ending } from './session-end.js';

const t = texts.timeout;

interface SessionDialogProps {
  readonly ending: Ending;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** How long there is until the session ends, and why it would. */
export function SessionDialog({ ending, onStay, onLeave }: SessionDialogProps): ReactElement {
  const left = t.seconds(Math.ceil(ending.leftMs / 1000));
  return (
    <Modal
      isOpen
      variant="small"
      onEscapePress={onStay}
      aria-labelledby="timeout-title"
      aria-describedby="timeout-body"
    >
      <ModalHeader title={t.title} labelId="timeout-title" titleIconVariant="warning" />
      <ModalBody id="timeout-body">
        <p role="timer">{ending.kind === 'idle' ? t.idle(left) : t.end(left)}</p>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onStay}>{ending.kind === 'idle' ? t.stay : texts.common.close}</Button>
        <Button variant="link" onClick={onLeave}>
          {t.leave}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
