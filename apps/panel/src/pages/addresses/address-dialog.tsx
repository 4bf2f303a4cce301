import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { nodesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';

const t = texts.addresses;

interface AddressDialogProps {
  /** Null: a new one. */
  readonly present: Schemas['AddressView'] | null;
  readonly onClose: () => void;
}

/** A virtual IP: what it is, and who carries it first. */
export function AddressDialog({ present, onClose }: AddressDialogProps): ReactElement {
  const [address, setAddress] = useState(present?.spec.address ?? '');
  const [prefix, setPrefix] = useState(present === null ? '' : String(present.spec.prefixLength));
  const [description, setDescription] = useState(present?.spec.description ?? '');
  const [directorId, setDirectorId] = useState(present?.spec.preferredDirectorId ?? '');
  const { data } = useQuery(nodesQuery);
  const queries = useQueryClient();
  const { follow } = useToasts();
  const directors = (data?.items ?? []).filter(({ spec }) => spec.roles.includes('director'));
  const settings = {
    description,
    preferredDirectorId: directorId === '' ? null : directorId,
    ...(prefix.trim() === '' ? {} : { prefixLength: Number(prefix) }),
  };
  const send = () =>
    present === null
      ? answerOf(api.POST('/api/v1/addresses', { body: { spec: { address: address.trim(), ...settings } } }))
      : answerOf(
          api.PATCH('/api/v1/addresses/{id}', {
            params: { path: { id: present.id }, header: { 'If-Match': `"${present.revision}"` } },
            body: { spec: settings },
          }),
        );
  return (
    <FormDialog
      title={present === null ? t.addTitle : t.editTitle(address)}
      about={texts.addresses.emptyWhy}
      submit={t.save}
      isFit={address.trim() !== ''}
      send={send}
      onDone={({ operation }) => {
        follow(operation);
        void queries.invalidateQueries({ queryKey: ['addresses'] });
      }}
      onClose={onClose}
    >
      {present === null && (
        <TextField
          label={t.address}
          value={address}
          onChange={setAddress}
          pointer="/spec/address"
          placeholder="192.0.2.80"
          isRequired
          autoFocus
        />
      )}
      <TextField
        label={t.prefix}
        help={t.prefixHelp}
        type="number"
        min={1}
        max={128}
        value={prefix}
        onChange={setPrefix}
        pointer="/spec/prefixLength"
      />
      <Field label={t.director} pointer="/spec/preferredDirectorId">
        {({ id }) => (
          <FormSelect id={id} value={directorId} onChange={(_event, value) => setDirectorId(value)}>
            <FormSelectOption value="" label={t.anyDirector} />
            {directors.map((director) => (
              <FormSelectOption key={director.id} value={director.id} label={director.name} />
            ))}
          </FormSelect>
        )}
      </Field>
      <TextField label={t.description} value={description} onChange={setDescription} pointer="/spec/description" />
    </FormDialog>
  );
}
