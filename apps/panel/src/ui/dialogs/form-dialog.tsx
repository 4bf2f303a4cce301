import {
  Button,
  Form,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';
import { ApiProblem } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { ProblemCard } from '../problem-card.js';
import { FaultsContext, faultsOf } from './faults.js';

export interface FormDialogProps<A> {
  readonly title: string;
  readonly about?: ReactNode;
  readonly submit: string;
  /** False: the button waits for what is missing. */
  readonly isFit?: boolean;
  /** False: what has to be known first is on its way; what is sent meanwhile goes as soon as that is there. */
  readonly isReady?: boolean;
  readonly isDanger?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
  /** Sends it; `isMeant` when the user insists after one of the refusals of `insist`. */
  readonly send: (isMeant: boolean) => Promise<A>;
  /** Refusals that the user may overrule, by code, and the text of the button that does it. */
  readonly insist?: { readonly codes: readonly string[]; readonly text: string };
  /** Called when it is given up, and after it was done. */
  readonly onClose: () => void;
  readonly onDone?: (answer: A) => void;
  readonly extra?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * A form in a dialog; shown while it is rendered. A refusal is shown with its reason, at the field too, and what was
 * typed stays.
 */
export function FormDialog<A>(props: FormDialogProps<A>): ReactElement {
  const {
    title,
    about,
    submit,
    isFit = true,
    isReady = true,
    isDanger = false,
    size = 'medium',
    send,
    insist,
    onClose,
    onDone,
  } = props;
  const id = useId();
  const { mutate, error, isPending } = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      onDone?.(answer);
      onClose();
    },
  });
  const [isTaken, setTaken] = useState(false);
  const submitForm = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isFit || isPending) return;
    if (isReady) mutate(false);
    else setTaken(true);
  };
  useEffect(() => {
    if (!isTaken) return;
    if (isReady || !isFit) setTaken(false);
    if (isReady && isFit) mutate(false);
  }, [isTaken, isReady, isFit, mutate]);
  const mayInsist = error instanceof ApiProblem && insist?.codes.includes(error.code) === true;
  return (
    <Modal isOpen variant={size} onClose={onClose} aria-labelledby={`${id}-title`} aria-describedby={`${id}-body`}>
      <ModalHeader
        title={title}
        labelId={`${id}-title`}
        {...(about === undefined ? {} : { description: about })}
        {...(isDanger ? { titleIconVariant: 'danger' as const } : {})}
      />
      <ModalBody id={`${id}-body`}>
        <Form id={`${id}-form`} onSubmit={submitForm} onChange={() => setTaken(false)} noValidate>
          <FaultsContext value={faultsOf(error)}>{props.children}</FaultsContext>
          {error !== null && <ProblemCard error={error} />}
          {isTaken && (
            <HelperText role="status">
              <HelperTextItem>{texts.dialogs.waits}</HelperTextItem>
            </HelperText>
          )}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form={`${id}-form`}
          variant={isDanger ? 'danger' : 'primary'}
          isLoading={isPending || isTaken}
          isDisabled={!isFit || isPending}
        >
          {submit}
        </Button>
        {mayInsist && (
          <Button variant="danger" isDisabled={!isFit || !isReady || isPending} onClick={() => mutate(true)}>
            {insist.text}
          </Button>
        )}
        {props.extra}
        <Button variant="link" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
