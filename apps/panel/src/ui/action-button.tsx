import { Button, Tooltip, type ButtonProps } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { GrantedObject, Scope } from '../api/right.js';
import { useRight } from '../api/rights.js';

interface ActionButtonProps extends Omit<ButtonProps, 'isDisabled' | 'isAriaDisabled' | 'scope'> {
  /** One of these is needed. */
  readonly scope: Scope | readonly Scope[];
  readonly object?: GrantedObject;
  /** Why it cannot be pressed now, whoever asks; shown like a missing right. */
  readonly blocked?: string | null;
}

/** A button that is grey, and says what it needs, for somebody who may not press it. It stays reachable by keyboard. */
export function ActionButton({ scope, object, blocked = null, ...button }: ActionButtonProps): ReactElement {
  const { needs } = useRight(scope, object);
  const reason = needs ?? blocked;
  if (reason === null) return <Button {...button} />;
  return (
    <Tooltip content={reason}>
      <Button {...button} isAriaDisabled aria-description={reason} />
    </Tooltip>
  );
}
