import {
  Alert,
  Button,
  ClipboardCopy,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import { useId, type ReactElement, type ReactNode } from 'react';
import { texts } from '../../texts/index.js';

const t = texts.secret;

interface SecretDialogProps {
  readonly title: string;
  readonly why: string;
  /** What is shown to be copied, by its label. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Shows what is never shown again; it is left by its button only, so that no stray key loses it. */
export function SecretDialog({ title, why, secrets, onClose, children }: SecretDialogProps): ReactElement {
  const id = useId();
  return (
    <Modal
      isOpen
      variant="medium"
      onEscapePress={() => undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
    >
      <ModalHeader title={title} labelId={`${id}-title`} />
      <ModalBody id={`${id}-body`}>
        <div className="stack">
          <Alert variant="warning" isInline isPlain title={t.keep}>
            {why}
          </Alert>
          {Object.entries(secrets).map(([label, value]) => (
            <FormGroup key={label} label={label}>
              <ClipboardCopy isReadOnly isCode hoverTip={t.copy} clickTip={t.copied} textAriaLabel={label}>
                {value}
              </ClipboardCopy>
            </FormGroup>
          ))}
          {children}
        </div>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t.done}</Button>
      </ModalFooter>
    </Modal>
  );
}
