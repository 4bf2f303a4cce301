import { Label, Spinner } from '@patternfly/react-core';
import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  InProgressIcon,
  MinusCircleIcon,
  PendingIcon,
} from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';

const t = texts.operations;

const LOOKS = {
  running: { status: 'info', icon: <InProgressIcon /> },
  succeeded: { status: 'success', icon: <CheckCircleIcon /> },
  failed: { status: 'danger', icon: <ExclamationCircleIcon /> },
  cancelled: { status: 'warning', icon: <BanIcon /> },
} as const;

export function OperationState({ state }: { state: Schemas['OperationState'] }): ReactElement {
  const { status, icon } = LOOKS[state];
  return (
    <Label isCompact variant="outline" status={status} icon={icon}>
      {t.states[state]}
    </Label>
  );
}

const STEPS = {
  pending: <PendingIcon />,
  running: <Spinner size="sm" aria-hidden />,
  succeeded: <CheckCircleIcon className="good" />,
  failed: <ExclamationCircleIcon className="bad" />,
  skipped: <MinusCircleIcon />,
} as const;

/** The shape of a step's state; its word is for those who do not see it. */
export function StepIcon({ state }: { state: Schemas['StepState'] }): ReactElement {
  return (
    <span className="step-icon" title={t.stepStates[state]}>
      {STEPS[state]}
      <span className="only-heard">{t.stepStates[state]}</span>
    </span>
  );
}
