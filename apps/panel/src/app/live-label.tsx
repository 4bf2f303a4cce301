import { Label } from '@patternfly/react-core';
import { DisconnectedIcon, ConnectedIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useLive } from '../api/live.js';
import { texts } from '../texts/index.js';

/** Whether what is shown follows the cluster right now. */
export function LiveLabel(): ReactElement {
  const isLost = useLive().state === 'lost';
  return (
    <span role="status">
      {isLost ? (
        <Label isCompact status="warning" icon={<DisconnectedIcon />}>
          {texts.shell.lost}
        </Label>
      ) : (
        <Label isCompact variant="outline" icon={<ConnectedIcon />}>
          {texts.shell.live}
        </Label>
      )}
    </span>
  );
}
