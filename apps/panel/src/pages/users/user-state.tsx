import { Label } from '@patternfly/react-core';
import { BanIcon, CheckCircleIcon, ExclamationTriangleIcon, LockIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';

type User = Schemas['UserView'];
const t = texts.users;

export const isLockedOut = ({ status }: User): boolean =>
  status.lockedUntil !== null && Date.parse(status.lockedUntil) > Date.now();

/** Whether somebody can log in, and if not, why not. */
export function UserState({ user }: { user: User }): ReactElement {
  if (!user.spec.enabled) {
    return (
      <Label isCompact variant="outline" icon={<BanIcon />}>
        {t.states.disabled}
      </Label>
    );
  }
  if (isLockedOut(user)) {
    return (
      <>
        <Label isCompact variant="outline" status="danger" icon={<LockIcon />}>
          {t.states.locked}
        </Label>{' '}
        <span className="soft">{t.lockedUntil(new Date(user.status.lockedUntil ?? '').toLocaleTimeString())}</span>
      </>
    );
  }
  if (user.status.mustChangePassword) {
    return (
      <Label isCompact variant="outline" status="warning" icon={<ExclamationTriangleIcon />}>
        {t.states.oneTime}
      </Label>
    );
  }
  return (
    <Label isCompact variant="outline" status="success" icon={<CheckCircleIcon />}>
      {t.states.active}
    </Label>
  );
}
