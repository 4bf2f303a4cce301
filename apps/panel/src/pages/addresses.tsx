import { Alert } from '@patternfly/react-core';
import { NetworkIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { addressesQuery, nodesQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { useToasts } from '../ui/toasts/toasts.js';
import { AddressDialog } from './addresses/address-dialog.js';

type Address = Schemas['AddressView'];
type Asked = { readonly what: 'add' } | { readonly what: 'edit' | 'remove'; readonly address: Address };
const t = texts.addresses;

function RemoveAddress({ address: view, onClose }: { address: Address; onClose: () => void }): ReactElement {
  const { id, revision, spec, status } = view;
  const { follow } = useToasts();
  const queries = useQueryClient();
  const services = status.virtualServices.map(({ name }) => name).join(', ');
  return (
    <ConfirmDialog
      isDanger
      title={t.removeTitle(spec.address)}
      about={t.removeAbout}
      submit={t.removeSubmit}
      isFit={services === ''}
      impact={
        <Alert
          isInline
          variant={services === '' ? 'info' : 'warning'}
          title={services === '' ? t.unused : t.used(services)}
        />
      }
      send={() =>
        answerOf(
          api.DELETE('/api/v1/addresses/{id}', {
            params: { path: { id }, header: { 'If-Match': `"${revision}"` } },
          }),
        )
      }
      onDone={({ operation }) => {
        follow(operation);
        void queries.invalidateQueries({ queryKey: ['addresses'] });
      }}
      onClose={onClose}
    />
  );
}

function AddressRow({ address, onAsk }: { address: Address; onAsk: (asked: Asked) => void }): ReactElement {
  const { spec, status } = address;
  const { data } = useQuery(nodesQuery);
  const director = data?.items.find(({ id }) => id === spec.preferredDirectorId);
  const blocked = spec.purpose === 'quorum-ip' ? t.reserved : null;
  const button = { scope: 'addresses:write', variant: 'link', size: 'sm', blocked } as const;
  return (
    <Tr>
      <Td dataLabel={t.address}>
        <strong>
          {spec.address}/{spec.prefixLength}
        </strong>
      </Td>
      <Td dataLabel={t.purpose}>{t.purposes[spec.purpose]}</Td>
      <Td dataLabel={t.state}>{t.states[status.state]}</Td>
      <Td dataLabel={t.services}>
        {status.virtualServices.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link to="/services/$id" params={{ id }}>
              {name}
            </Link>
          </span>
        ))}
      </Td>
      <Td dataLabel={t.director}>{spec.purpose === 'virtual-ip' && (director?.name ?? t.anyDirector)}</Td>
      <Td dataLabel={t.description}>{spec.description}</Td>
      <Td dataLabel={texts.common.actions} className="row-actions">
        <ActionButton
          {...button}
          aria-label={`${t.edit} ${spec.address}`}
          onClick={() => onAsk({ what: 'edit', address })}
        >
          {t.edit}
        </ActionButton>
        <ActionButton
          {...button}
          isDanger
          aria-label={`${t.remove} ${spec.address}`}
          onClick={() => onAsk({ what: 'remove', address })}
        >
          {t.remove}
        </ActionButton>
      </Td>
    </Tr>
  );
}

/** Clustering → Addresses. */
export function AddressesPage(): ReactElement {
  const [asked, setAsked] = useState<Asked | null>(null);
  const addresses = useQuery(addressesQuery);
  const close = (): void => setAsked(null);
  const add = (
    <ActionButton scope="addresses:write" onClick={() => setAsked({ what: 'add' })}>
      {t.add}
    </ActionButton>
  );
  const isEmpty = addresses.data?.items.length === 0;
  return (
    <Page title={t.title} about={t.about} actions={isEmpty ? undefined : add}>
      <Loaded query={addresses}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty} icon={NetworkIcon}>
              <p>{t.emptyWhy}</p>
              <div className="empty-action">{add}</div>
            </Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th>{t.address}</Th>
                  <Th>{t.purpose}</Th>
                  <Th>{t.state}</Th>
                  <Th>{t.services}</Th>
                  <Th>{t.director}</Th>
                  <Th>{t.description}</Th>
                  <Th screenReaderText={texts.common.actions} />
                </Tr>
              </Thead>
              <Tbody>
                {items.map((address) => (
                  <AddressRow key={address.id} address={address} onAsk={setAsked} />
                ))}
              </Tbody>
            </Table>
          )
        }
      </Loaded>
      {asked?.what === 'add' && <AddressDialog present={null} onClose={close} />}
      {asked?.what === 'edit' && <AddressDialog present={asked.address} onClose={close} />}
      {asked?.what === 'remove' && <RemoveAddress address={asked.address} onClose={close} />}
    </Page>
  );
}
