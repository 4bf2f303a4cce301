import { Alert, Card, CardBody, CardHeader, CardTitle, ExpandableSection, Label } from '@patternfly/react-core';
import { BanIcon, CheckCircleIcon, PluggedIcon } from '@patternfly/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type Dispatch, type ReactElement, type SetStateAction } from 'react';
import { problemFrom, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { useRight } from '../../api/rights.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.js';
import { Loaded, Nothing } from '../../ui/page.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { RowMenu, type RowAction } from '../../ui/row-menu.js';
import { SecretDialog } from '../../ui/secret/secret-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';
import { Deliveries } from './deliveries.js';
import { WebhookForm, type NewWebhook } from './webhook-form.js';

type Webhook = Schemas['WebhookView'];
const t = texts.webhooks;
const KEY = ['webhooks'];

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'rotate' | 'remove'; readonly webhook: Webhook }
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string };

function Dialog({ asked, ask }: { asked: Asked; ask: Dispatch<SetStateAction<Asked | null>> }): ReactElement {
  const queries = useQueryClient();
  const onClose = (): void => ask((now) => (now?.kind === 'secret' && asked.kind !== 'secret' ? now : null));
  const onDone = (): void => void queries.invalidateQueries({ queryKey: KEY });
  const onMade = (answer: Webhook | NewWebhook): void => {
    onDone();
    if ('secret' in answer && answer.secret !== null) ask({ kind: 'secret', name: answer.name, secret: answer.secret });
  };
  if (asked.kind === 'add') return <WebhookForm webhook={null} onClose={onClose} onDone={onMade} />;
  if (asked.kind === 'secret') {
    const { name, secret } = asked;
    return (
      <SecretDialog title={t.secretTitle(name)} why={t.secretWhy} secrets={{ [t.secret]: secret }} onClose={onClose} />
    );
  }
  const { webhook } = asked;
  const { id, name, revision } = webhook;
  switch (asked.kind) {
    case 'edit':
      return <WebhookForm webhook={webhook} onClose={onClose} onDone={onDone} />;
    case 'rotate':
      return (
        <ConfirmDialog
          title={t.rotateTitle(name)}
          submit={t.rotate}
          send={() => answerOf(api.POST('/api/v1/webhooks/{id}/secret', { params: { path: { id } }, body: {} }))}
          onClose={onClose}
          onDone={onMade}
        >
          <p>{t.rotateWhy}</p>
        </ConfirmDialog>
      );
    case 'remove': {
      const send = async (): Promise<void> => {
        const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
        const { response, error } = await api.DELETE('/api/v1/webhooks/{id}', { params });
        if (!response.ok) throw problemFrom(response.status, error);
      };
      return (
        <ConfirmDialog
          title={t.removeTitle(name)}
          submit={t.remove}
          isDanger
          send={send}
          onClose={onClose}
          onDone={onDone}
        >
          <p>{t.removeWhy}</p>
        </ConfirmDialog>
      );
    }
  }
}

function WebhookCard({ webhook, ask }: { webhook: Webhook; ask: (asked: Asked) => void }): ReactElement {
  const { id, name, revision, spec, status } = webhook;
  const queries = useQueryClient();
  const { say } = useToasts();
  const { may, needs } = useRight('webhooks:write');
  const [isOpen, setOpen] = useState(false);
  const renew = () => queries.invalidateQueries({ queryKey: KEY });
  const turn = useMutation({
    mutationFn: (enabled: boolean) => {
      const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
      return answerOf(api.PATCH('/api/v1/webhooks/{id}', { params, body: { spec: { enabled } } }));
    },
    onSuccess: renew,
  });
  const test = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/webhooks/{id}/test', { params: { path: { id } } })),
    onSuccess: async () => {
      say(t.tested, t.testedWhy);
      setOpen(true);
      await renew();
    },
  });
  const error = turn.error ?? test.error;
  const item = (title: string, onClick: () => void): RowAction => ({
    ...{ title, onClick, isAriaDisabled: !may },
    ...(needs === null ? {} : { tooltipProps: { content: needs } }),
  });
  const items = [
    item(t.test, () => test.mutate()),
    item(t.edit, () => ask({ kind: 'edit', webhook })),
    item(spec.enabled ? t.turnOff : t.turnOn, () => turn.mutate(!spec.enabled)),
    item(t.rotate, () => ask({ kind: 'rotate', webhook })),
    { isSeparator: true },
    item(t.remove, () => ask({ kind: 'remove', webhook })),
  ];
  const actions = <RowMenu name={name} items={items} />;
  return (
    <Card isCompact>
      <CardHeader actions={{ actions, hasNoOffset: true }}>
        <CardTitle component="h2">
          {name}{' '}
          <Label
            isCompact
            variant="outline"
            {...(spec.enabled ? { status: 'success' as const } : {})}
            icon={spec.enabled ? <CheckCircleIcon /> : <BanIcon />}
          >
            {spec.enabled ? t.enabled : t.disabled}
          </Label>
        </CardTitle>
      </CardHeader>
      <CardBody>
        {error !== null && <ProblemCard error={error} />}
        {status.disabledReason !== null && <Alert isInline isPlain variant="warning" title={status.disabledReason} />}
        <p className="wrap">
          <code>{spec.url}</code>
        </p>
        <p className="soft">
          {spec.severities.join(', ') || t.allSeverities} · {spec.eventTypes.join(', ') || t.allTypes} ·{' '}
          {t.waiting(status.waiting)}
        </p>
        <ExpandableSection toggleText={t.deliveries} isExpanded={isOpen} onToggle={(_event, open) => setOpen(open)}>
          {isOpen && <Deliveries webhookId={id} />}
        </ExpandableSection>
      </CardBody>
    </Card>
  );
}

/** Who is told of events. */
export function Webhooks(): ReactElement {
  const [asked, ask] = useState<Asked | null>(null);
  const webhooks = useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/api/v1/webhooks', { params: { query: { limit: 500 } } })),
  });
  const add = (
    <ActionButton scope="webhooks:write" onClick={() => ask({ kind: 'add' })}>
      {t.add}
    </ActionButton>
  );
  return (
    <>
      <Loaded query={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty} icon={PluggedIcon}>
              <p>{t.emptyWhy}</p>
              {add}
            </Nothing>
          ) : (
            <div className="stack">
              <p className="soft">{t.about}</p>
              <div>{add}</div>
              {items.map((webhook) => (
                <WebhookCard key={webhook.id} webhook={webhook} ask={ask} />
              ))}
            </div>
          )
        }
      </Loaded>
      {asked !== null && <Dialog key={asked.kind} asked={asked} ask={ask} />}
    </>
  );
}
