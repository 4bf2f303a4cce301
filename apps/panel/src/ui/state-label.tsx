import { Label } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useLive } from '../api/live.js';
import { texts } from '../texts/index.js';

export type ObservedState = 'up' | 'degraded' | 'down' | 'unknown';

const LOOKS = {
  up: { status: 'success', icon: <CheckCircleIcon /> },
  degraded: { status: 'warning', icon: <ExclamationTriangleIcon /> },
  down: { status: 'danger', icon: <ExclamationCircleIcon /> },
  unknown: { status: undefined, icon: <QuestionCircleIcon /> },
} as const;

/** A state by shape, colour and word; what is not fresh is unknown, never its last good colour. */
export function StateLabel({ state, fresh = true }: { state: ObservedState; fresh?: boolean }): ReactElement {
  const { isStale } = useLive();
  const shown = fresh && !isStale ? state : 'unknown';
  const { status, icon } = LOOKS[shown];
  return (
    <Label isCompact variant="outline" icon={icon} {...(status === undefined ? {} : { status })}>
      {texts.states[shown]}
    </Label>
  );
}
