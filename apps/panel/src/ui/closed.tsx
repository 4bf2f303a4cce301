import { LockIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { Scope } from '../api/right.js';
import { texts } from '../texts/index.js';
import { Nothing } from './page.js';

/** For who may not look at something: what it is, and what seeing it needs. */
export function Closed({ scope, about }: { scope: Scope; about: string }): ReactElement {
  return (
    <Nothing title={texts.common.mayNot(scope)} icon={LockIcon}>
      {about}
    </Nothing>
  );
}
