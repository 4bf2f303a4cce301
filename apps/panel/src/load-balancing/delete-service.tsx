import type { ReactElement } from 'react';
import { texts } from '../texts/index.js';
import { DeleteDialog } from './delete-dialog.js';
import type { Service } from './queries.js';

const t = texts.service;

interface DeleteServiceProps {
  readonly service: Service;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Deletes a service after its name was typed. */
export function DeleteService({ service, onClose, onDeleted }: DeleteServiceProps): ReactElement {
  const { id, name, key, revision, realServers } = service;
  const pinned = realServers.reduce((sum, { status }) => sum + status.persistentConnections, 0);
  return (
    <DeleteDialog
      title={t.deleteTitle(name)}
      words={t.deletion}
      edit={{ resource: 'virtual-service', action: 'delete', id, revision }}
      subject={{ virtualServiceId: id }}
      isServing={realServers.some(({ spec }) => spec.adminState !== 'disabled')}
      typeName={name}
      onClose={onClose}
      onDeleted={onDeleted}
    >
      <p>
        {t.deletionOf} <strong>{key}</strong>
      </p>
      {pinned > 0 && <p>{t.pinned(pinned)}</p>}
    </DeleteDialog>
  );
}
