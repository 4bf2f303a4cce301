import { LockIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { Nothing } from '../../ui/page.js';

/** For who may not look at webhooks: what they are, and what seeing them needs. */
export function WebhooksClosed(): ReactElement {
  return (
    <Nothing title={texts.common.mayNot('webhooks:read')} icon={LockIcon}>
      {texts.webhooks.about}
    </Nothing>
  );
}
