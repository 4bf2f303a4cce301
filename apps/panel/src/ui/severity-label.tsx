import { Label } from '@patternfly/react-core';
import { ExclamationCircleIcon, ExclamationTriangleIcon, InfoCircleIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';

const LOOKS = {
  info: { status: 'info', icon: <InfoCircleIcon /> },
  warning: { status: 'warning', icon: <ExclamationTriangleIcon /> },
  error: { status: 'danger', icon: <ExclamationCircleIcon /> },
} as const;

/** How bad it is, by shape, colour and word. */
export function SeverityLabel({ severity }: { severity: Schemas['EventSeverity'] }): ReactElement {
  return (
    <Label isCompact variant="outline" {...LOOKS[severity]}>
      {texts.severities[severity]}
    </Label>
  );
}
