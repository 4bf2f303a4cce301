import type { ReactElement } from 'react';
import { RemoveDialog } from '../../pages/nodes/remove-dialog.js';
import { MaintenanceDialog } from '../../ui/maintenance/maintenance-dialog.js';
import type { Asked } from './entries.js';

/** What was chosen in the palette asks in the same dialog as everywhere. */
export function AskedDialog({ asked: { what, node }, onClose }: { asked: Asked; onClose: () => void }): ReactElement {
  return what === 'maintenance' ? (
    <MaintenanceDialog nodes={[node]} onClose={onClose} />
  ) : (
    <RemoveDialog nodes={[node]} onClose={onClose} />
  );
}
