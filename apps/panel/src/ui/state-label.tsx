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
  up: { status: 'mark-up', icon: <CheckCircleIcon /> },
  degraded: { status: 'mark-degraded', icon: <ExclamationTriangleIcon /> },
  down: { status: 'mark-down', icon: <ExclamationCircleIcon /> },
  unknown: { status: '', icon: <QuestionCircleIcon /> },
} as const;

/**
 * A state by shape, colour and word; what is not fresh is unknown, never its last good colour. A page has hundreds of them: the label
 * of PatternFly listens to the document and brings two hundred variables of style with each, so this one only looks like it.
 */
export function StateLabel({ state, fresh = true }: { state: ObservedState; fresh?: boolean }): ReactElement {
  const { isStale } = useLive();
  const shown = fresh && !isStale ? state : 'unknown';
  const { status, icon } = LOOKS[shown];
  return (
    <span className={`mark ${status}`}>
      <span className="mark-icon">{icon}</span>
      {texts.states[shown]}
    </span>
  );
}
