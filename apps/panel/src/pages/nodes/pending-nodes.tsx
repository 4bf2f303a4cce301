import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { problemFrom } from '#libs/api-client/browser';
import { api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';
import { span, useNow } from '../../ui/time.js';
import { grouped, joinRequestsQuery, type JoinRequest } from './join-requests.js';

const t = texts.asking;

async function deny({ id, revision }: JoinRequest): Promise<void> {
  const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
  const { response, error } = await api.DELETE('/api/v1/join-requests/{id}', { params });
  if (!response.ok) throw problemFrom(response.status, error);
}

interface DenyProps {
  readonly request: JoinRequest;
  readonly onClose: () => void;
  readonly onDenied?: () => void;
}

export function DenyDialog({ request, onClose, onDenied }: DenyProps): ReactElement {
  const queries = useQueryClient();
  const toasts = useToasts();
  return (
    <ConfirmDialog
      title={t.denyTitle(request.hostname)}
      submit={t.deny}
      isDanger
      send={() => deny(request)}
      onClose={onClose}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['join-requests'] });
        toasts.say(t.denied(request.hostname), t.denyWhy);
        (onDenied ?? onClose)();
      }}
    >
      <p>{t.denyWhy}</p>
    </ConfirmDialog>
  );
}

/** Machines that asked to join by a command and wait for somebody to approve; nothing when there are none. */
export function PendingNodes(): ReactElement | null {
  const { data } = useQuery(joinRequestsQuery);
  const navigate = useNavigate();
  const now = useNow(1_000);
  const [denied, setDenied] = useState<JoinRequest | null>(null);
  const pending = (data?.items ?? []).filter(({ state }) => state === 'pending');
  if (pending.length === 0) return null;
  return (
    <Card isCompact className="above below">
      <CardTitle component="h2">{t.title(pending.length)}</CardTitle>
      <CardBody>
        {denied !== null && <DenyDialog request={denied} onClose={() => setDenied(null)} />}
        <Table aria-label={t.table} variant="compact">
          <Thead>
            <Tr>
              <Th>{t.host}</Th>
              <Th>{t.from}</Th>
              <Th width={40}>{t.fingerprint}</Th>
              <Th>{t.invited}</Th>
              <Th modifier="nowrap">{t.until}</Th>
              <Th screenReaderText={texts.common.actions} />
            </Tr>
          </Thead>
          <Tbody>
            {pending.map((request) => (
              <Tr key={request.id}>
                <Td dataLabel={t.host}>
                  <strong>{request.hostname}</strong>
                </Td>
                <Td dataLabel={t.from}>{request.remoteAddress}</Td>
                <Td dataLabel={t.fingerprint}>
                  <code className="fingerprint">{grouped(request.fingerprint)}</code>
                </Td>
                <Td dataLabel={t.invited}>{request.invitedBy.userName}</Td>
                <Td dataLabel={t.until}>{t.in(span(new Date(request.expiresAt).getTime() - now))}</Td>
                <Td modifier="nowrap">
                  <ActionButton
                    scope="nodes:write"
                    size="sm"
                    onClick={() => void navigate({ to: '/nodes/add', search: { request: request.id } })}
                  >
                    {t.review}
                  </ActionButton>{' '}
                  <ActionButton scope="nodes:write" size="sm" variant="secondary" onClick={() => setDenied(request)}>
                    {t.deny}
                  </ActionButton>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
