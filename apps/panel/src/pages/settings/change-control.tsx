import { Card, CardBody, Content, Form } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { FaultsContext, faultsOf } from '../../ui/dialogs/faults.js';
import { TextField } from '../../ui/dialogs/field.js';
import { Loaded } from '../../ui/page.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { useToasts } from '../../ui/toasts/toasts.js';

type View = Schemas['ChangeControlView'];
type Field = keyof View['spec'];
const t = texts.changeControl;
const KEY = ['change-control'];
const FIELDS = ['maxServices', 'maxServers', 'maxServerPercent', 'keptRevisions'] as const satisfies readonly Field[];

function ChangeControlForm({ view }: { view: View }): ReactElement {
  const queries = useQueryClient();
  const { say } = useToasts();
  const [draft, setDraft] = useState<Partial<Record<Field, string>>>({});
  const changed = FIELDS.filter((field) => draft[field] !== undefined && draft[field] !== String(view.spec[field]));
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => {
      const spec = Object.fromEntries(changed.map((field) => [field, Number(draft[field])]));
      const params = { header: { 'If-Match': `"${view.revision}"` } };
      return answerOf(api.PATCH('/api/v1/change-control', { params, body: { spec } }));
    },
    onSuccess: (saved) => {
      queries.setQueryData(KEY, saved);
      setDraft({});
      say(texts.settings.saved);
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (changed.length > 0) mutate();
  };
  return (
    <Form onSubmit={submit} isWidthLimited>
      <FaultsContext value={faultsOf(error)}>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t[field]}
            help={t[`${field}Help`]}
            pointer={`/spec/${field}`}
            type="number"
            min={0}
            value={draft[field] ?? String(view.spec[field])}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
      </FaultsContext>
      {error !== null && <ProblemCard error={error} />}
      <div>
        <ActionButton
          scope="cluster:write"
          type="submit"
          isLoading={isPending}
          blocked={changed.length === 0 ? texts.settings.noChange : null}
        >
          {texts.settings.save}
        </ActionButton>
      </div>
    </Form>
  );
}

/** How much one change may take away at once. */
export function ChangeControl(): ReactElement {
  const settings = useQuery({ queryKey: KEY, queryFn: () => answerOf(api.GET('/api/v1/change-control')) });
  return (
    <Card>
      <CardBody>
        <Content component="p">{t.about}</Content>
        <Loaded query={settings}>{(view) => <ChangeControlForm view={view} />}</Loaded>
      </CardBody>
    </Card>
  );
}
