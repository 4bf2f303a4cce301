import type { ReactElement } from 'react';
import { Directors } from '../settings/directors.js';
import { KernelSettings } from '../settings/kernel-settings.js';

/** What one director has of its own, beside what all directors have. */
export function NodeSettings({ nodeId }: { nodeId: string }): ReactElement {
  return (
    <div className="below stack">
      <Directors nodeId={nodeId} />
      <KernelSettings nodeId={nodeId} />
    </div>
  );
}
