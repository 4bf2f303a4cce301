import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
} from '@patternfly/react-core';
import { StarIcon } from '@patternfly/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { useRight } from '../api/rights.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Loaded, Page } from '../ui/page.js';
import { RowMenu, type RowAction } from '../ui/row-menu.js';
import { span } from '../ui/time.js';
import { useToasts } from '../ui/toasts/toasts.js';
import { PolicyForm, type PolicyChange } from './policies/policy-form.js';

type Policy = Schemas['PolicyView'];
const t = texts.policyPage;
const KEY = ['policies'];

interface Asked {
  readonly kind: 'edit' | 'default' | 'remove';
  readonly policy: Policy;
}

function Fact({ term, children }: { term: string; children: string }): ReactElement {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function PolicyCard({ policy, ask }: { policy: Policy; ask: (asked: Asked) => void }): ReactElement {
  const { name, spec, status } = policy;
  const { may, needs } = useRight('services:write');
  const item = (title: string, kind: Asked['kind']): RowAction => ({
    ...{ title, onClick: () => ask({ kind, policy }), isAriaDisabled: !may },
    ...(needs === null ? {} : { tooltipProps: { content: needs } }),
  });
  const items = [
    item(t.edit, 'edit'),
    ...(status.isDefault ? [] : [item(t.makeDefault, 'default')]),
    { isSeparator: true },
    item(t.remove, 'remove'),
  ];
  const actions = <RowMenu name={name} items={items} />;
  const seconds = spec.persistence?.timeoutSeconds ?? 0;
  return (
    <Card isCompact>
      <CardHeader actions={{ actions, hasNoOffset: true }}>
        <CardTitle component="h2">
          {name}{' '}
          {status.isDefault && (
            <Label isCompact variant="outline" icon={<StarIcon />}>
              {t.isDefault}
            </Label>
          )}
        </CardTitle>
      </CardHeader>
      <CardBody>
        {spec.description !== '' && <p className="soft above">{spec.description}</p>}
        <DescriptionList isCompact isHorizontal isFluid>
          <Fact term={t.scheduler}>{[spec.scheduler, ...spec.schedulerFlags].join(', ')}</Fact>
          <Fact term={t.persistence}>{seconds === 0 ? t.persistenceOff : t.persistenceFor(span(seconds * 1000))}</Fact>
          <Fact term={t.health}>{spec.health === null ? t.healthNone : t.healthCount(spec.health.checks.length)}</Fact>
          <Fact term={t.method}>{spec.forwardingMethod === null ? t.methodAny : t.methods[spec.forwardingMethod]}</Fact>
          <Fact term={t.usedBy}>{status.virtualServices.map((one) => one.name).join(', ') || t.unused}</Fact>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

function Dialog({
  asked,
  onClose,
  onDone,
}: {
  asked: Asked;
  onClose: () => void;
  onDone: (answer: PolicyChange) => void;
}): ReactElement {
  const { policy } = asked;
  const { id, name, revision } = policy;
  switch (asked.kind) {
    case 'edit':
      return <PolicyForm policy={policy} onClose={onClose} onDone={onDone} />;
    case 'default': {
      const params = { header: { 'If-Match': '*' } };
      const send = () => answerOf(api.PUT('/api/v1/policies/default', { params, body: { policy: name } }));
      return (
        <ConfirmDialog
          title={t.defaultTitle(name)}
          submit={t.makeDefault}
          send={send}
          onClose={onClose}
          onDone={onDone}
        >
          <p>{t.defaultWhy}</p>
        </ConfirmDialog>
      );
    }
    case 'remove': {
      const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
      const send = () => answerOf(api.DELETE('/api/v1/policies/{id}', { params }));
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

export function PoliciesPage(): ReactElement {
  const queries = useQueryClient();
  const { follow } = useToasts();
  const [isAdding, setAdding] = useState(false);
  const [asked, ask] = useState<Asked | null>(null);
  const policies = useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/api/v1/policies', { params: { query: { limit: 500 } } })),
  });
  const onDone = ({ operation }: PolicyChange): void => {
    follow(operation);
    void queries.invalidateQueries({ queryKey: KEY });
  };
  const add = (
    <ActionButton scope="services:write" onClick={() => setAdding(true)}>
      {t.add}
    </ActionButton>
  );
  return (
    <Page title={t.title} about={t.about} actions={add}>
      <Loaded query={policies}>
        {({ items }) => (
          <div className="columns">
            {items.map((policy) => (
              <PolicyCard key={policy.id} policy={policy} ask={ask} />
            ))}
          </div>
        )}
      </Loaded>
      {isAdding && <PolicyForm policy={null} onClose={() => setAdding(false)} onDone={onDone} />}
      {asked !== null && <Dialog asked={asked} onClose={() => ask(null)} onDone={onDone} />}
    </Page>
  );
}
