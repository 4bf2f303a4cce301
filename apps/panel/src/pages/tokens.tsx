import {
  Button,
  CodeBlock,
  CodeBlockCode,
  FormGroup,
  Label,
  LabelGroup,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { CheckCircleIcon, KeyIcon, OutlinedClockIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { problemFrom, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { useMay } from '../api/session.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { SecretDialog } from '../ui/secret/secret-dialog.js';
import { Ago, ExactTime } from '../ui/time.js';
import { useToasts } from '../ui/toasts/toasts.js';
import { AddToken, type NewToken } from './tokens/token-form.js';

type Token = Schemas['TokenView'];
const t = texts.tokens;

function RevokeToken({ token, onClose }: { token: Token; onClose: () => void }): ReactElement {
  const queries = useQueryClient();
  const { say } = useToasts();
  const { id, revision, name, status } = token;
  const send = async (): Promise<void> => {
    const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
    const { response, error } = await api.DELETE('/api/v1/tokens/{id}', { params });
    if (!response.ok) throw problemFrom(response.status, error);
  };
  const onDone = (): void => {
    void queries.invalidateQueries({ queryKey: ['tokens'] });
    say(t.revoked);
  };
  return (
    <ConfirmDialog title={t.revokeTitle(name)} submit={t.revoke} isDanger send={send} onClose={onClose} onDone={onDone}>
      <p>{status.lastUsedAt === null ? t.neverUsed : t.lastUse(new Date(status.lastUsedAt).toLocaleString())}</p>
      <p>{t.revokeWhy}</p>
    </ConfirmDialog>
  );
}

function NewSecret({ made, onClose }: { made: NewToken; onClose: () => void }): ReactElement {
  const secret = made.secret ?? '';
  const call = `curl -H 'Authorization: Bearer ${secret}' \\\n  ${window.location.origin}/api/v1/users/me`;
  return (
    <SecretDialog title={t.secretTitle(made.name)} why={t.secretWhy} secrets={{ [t.secret]: secret }} onClose={onClose}>
      <FormGroup label={t.example}>
        <CodeBlock>
          <CodeBlockCode>{call}</CodeBlockCode>
        </CodeBlock>
      </FormGroup>
    </SecretDialog>
  );
}

function Life({ token: { spec, status } }: { token: Token }): ReactElement {
  const isExpired = status.state === 'expired';
  return (
    <>
      <Label
        isCompact
        variant="outline"
        status={isExpired ? 'warning' : 'success'}
        icon={isExpired ? <OutlinedClockIcon /> : <CheckCircleIcon />}
      >
        {isExpired ? t.expired : t.active}
      </Label>{' '}
      <ExactTime at={spec.expiresAt} />
    </>
  );
}

export function TokensPage(): ReactElement {
  const maySeeAll = useMay('users:read');
  const [all, setAll] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<NewToken | null>(null);
  const [revoked, setRevoked] = useState<Token | null>(null);
  const tokens = useQuery({
    queryKey: ['tokens', all ? 'all' : 'own'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/tokens', { params: { query: { limit: 500, all: all ? 'true' : 'false' } } })),
  });
  const users = useQuery({
    queryKey: ['users'],
    queryFn: () => answerOf(api.GET('/api/v1/users', { params: { query: { limit: 500 } } })),
    enabled: all,
  });
  const ownerOf = (id: string): string => users.data?.items.find((user) => user.id === id)?.name ?? id;
  const add = (
    <ActionButton scope="tokens:write" onClick={() => setAdding(true)}>
      {t.add}
    </ActionButton>
  );
  return (
    <Page title={t.title} about={t.about} actions={add}>
      {maySeeAll && (
        <ToggleGroup aria-label={t.whose} className="above">
          <ToggleGroupItem text={t.mine} isSelected={!all} onChange={() => setAll(false)} />
          <ToggleGroupItem text={t.all} isSelected={all} onChange={() => setAll(true)} />
        </ToggleGroup>
      )}
      <Loaded query={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty} icon={KeyIcon}>
              <p>{t.emptyWhy}</p>
              {add}
            </Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th>{t.name}</Th>
                  {all && <Th>{t.owner}</Th>}
                  <Th>{t.scopes}</Th>
                  <Th>{t.from}</Th>
                  <Th>{t.expires}</Th>
                  <Th>{t.used}</Th>
                  <Th screenReaderText={texts.common.actions} />
                </Tr>
              </Thead>
              <Tbody>
                {items.map((token) => (
                  <Tr key={token.id}>
                    <Td dataLabel={t.name}>
                      <strong>{token.name}</strong>
                    </Td>
                    {all && <Td dataLabel={t.owner}>{ownerOf(token.status.userId)}</Td>}
                    <Td dataLabel={t.scopes}>
                      <LabelGroup numLabels={4} aria-label={t.scopes}>
                        {token.spec.scopes.map((scope) => (
                          <Label key={scope} isCompact variant="outline">
                            {scope}
                          </Label>
                        ))}
                      </LabelGroup>
                    </Td>
                    <Td dataLabel={t.from}>{token.spec.allowedNetworks.join(', ') || t.anywhere}</Td>
                    <Td dataLabel={t.expires}>
                      <Life token={token} />
                    </Td>
                    <Td dataLabel={t.used}>
                      <Ago at={token.status.lastUsedAt} />
                    </Td>
                    <Td isActionCell>
                      <Button
                        size="sm"
                        variant="secondary"
                        isDanger
                        aria-label={`${t.revoke} ${token.name}`}
                        onClick={() => setRevoked(token)}
                      >
                        {t.revoke}
                      </Button>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )
        }
      </Loaded>
      {isAdding && <AddToken onClose={() => setAdding(false)} onMade={setMade} />}
      {made !== null && <NewSecret made={made} onClose={() => setMade(null)} />}
      {revoked !== null && <RevokeToken token={revoked} onClose={() => setRevoked(null)} />}
    </Page>
  );
}
