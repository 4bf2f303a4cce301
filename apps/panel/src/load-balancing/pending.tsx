import { Alert, AlertActionLink, Button } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { ApiProblem, problemFrom, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { FormDialog } from '../ui/dialogs/form-dialog.js';
import { Loaded } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { useFollow } from './changes.js';
import { collectIn, useCollecting } from './collecting.js';
import { ConfirmWithin, withinOf } from './edit-dialog.js';
import { Impact, KernelSteps } from './plan.js';

const t = texts.pending;
type ChangeSet = Schemas['ChangeSetView'];

const apply = (id: string, query: { dryRun?: boolean; confirmWithinSeconds?: number; confirmBlastRadius?: boolean }) =>
  answerOf(api.POST('/api/v1/change-sets/{id}/apply', { params: { path: { id }, query } }));

const seen = ({ revision }: ChangeSet) => ({ 'If-Match': `"${revision}"` });

async function discard(set: ChangeSet): Promise<void> {
  const params = { path: { id: set.id }, header: seen(set) };
  const { response, error } = await api.DELETE('/api/v1/change-sets/{id}', { params });
  if (!response.ok && response.status !== 404) throw problemFrom(response.status, error);
}

/** Turns the collecting of changes on: they wait until they were reviewed together. */
export function CollectButton(): ReactElement | null {
  const collecting = useCollecting();
  const { mutate, isPending } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/change-sets', { body: { title: t.setTitle } })),
    onSuccess: ({ id }) => collectIn(id),
  });
  if (collecting !== null) return null;
  return (
    <ActionButton scope="services:write" variant="secondary" isLoading={isPending} onClick={() => mutate()}>
      {t.collect}
    </ActionButton>
  );
}

function Item({ set, item, name }: { set: ChangeSet; item: ChangeSet['items'][number]; name: string }): ReactElement {
  const follow = useFollow();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      answerOf(
        api.DELETE('/api/v1/change-sets/{id}/items/{itemId}', {
          params: { path: { id: set.id, itemId: item.id }, header: seen(set) },
        }),
      ),
    onSuccess: () => follow(null),
  });
  return (
    <li>
      <span className="grow">
        <strong>{t.actions[item.action]}</strong> {t.resources[item.resource]} <strong>{name}</strong>{' '}
        {item.body !== null && <code>{JSON.stringify(item.body)}</code>}
      </span>
      <Button variant="link" isInline isLoading={isPending} onClick={() => mutate()}>
        {t.takeOut}
      </Button>
    </li>
  );
}

/** All collected changes and what machines would do for them together; applied as one, or not at all. */
function ReviewDialog({ set, onClose }: { set: ChangeSet; onClose: () => void }): ReactElement {
  const follow = useFollow();
  const [within, setWithin] = useState(0);
  const trial = useQuery({
    queryKey: ['preview', 'change-set', set.id, set.revision],
    queryFn: () => apply(set.id, { dryRun: true, confirmBlastRadius: true }),
    retry: false,
  });
  const { services = [], servers = [] } = trial.data?.impact ?? {};
  const names = new Map([...services, ...servers].map(({ id, name }) => [id, name] as const));
  return (
    <FormDialog
      title={t.review(set.items.length)}
      about={t.reviewAbout}
      size="large"
      submit={t.apply}
      isFit={trial.data !== undefined && set.items.length > 0}
      insist={{ codes: ['blast-radius'], text: texts.changes.insist }}
      send={(isMeant) => apply(set.id, { ...withinOf(within), ...(isMeant ? { confirmBlastRadius: true } : {}) })}
      onDone={({ operation }) => {
        collectIn(null);
        follow(operation);
      }}
      onClose={onClose}
    >
      <ul className="lines">
        {set.items.map((item) => (
          <Item key={item.id} set={set} item={item} name={names.get(item.objectId) ?? item.objectId} />
        ))}
      </ul>
      <Loaded query={trial}>
        {({ plan, impact }) => (
          <>
            {impact !== null && <Impact impact={impact} />}
            <KernelSteps plan={plan ?? []} />
          </>
        )}
      </Loaded>
      <ConfirmWithin seconds={within} onChange={setWithin} />
    </FormDialog>
  );
}

function Collecting({ id }: { id: string }): ReactElement | null {
  const follow = useFollow();
  const [isReview, setReview] = useState(false);
  const set = useQuery({
    queryKey: ['change-sets', id],
    queryFn: () => answerOf(api.GET('/api/v1/change-sets/{id}', { params: { path: { id } } })),
  });
  const drop = useMutation({
    mutationFn: (pending: ChangeSet) => discard(pending),
    onSuccess: () => {
      collectIn(null);
      follow(null);
    },
  });
  const { data, error } = set;
  const isGone = (error instanceof ApiProblem && error.status === 404) || data?.state === 'applied';
  if (isGone) {
    return (
      <Alert
        isInline
        variant="info"
        title={t.gone}
        actionLinks={<AlertActionLink onClick={() => collectIn(null)}>{t.stop}</AlertActionLink>}
      />
    );
  }
  if (data === undefined) return null;
  return (
    <>
      {isReview && <ReviewDialog set={data} onClose={() => setReview(false)} />}
      {drop.error !== null && <ProblemCard error={drop.error} />}
      <Alert
        isInline
        variant="custom"
        title={t.pending(data.items.length)}
        actionLinks={
          <>
            <AlertActionLink isDisabled={data.items.length === 0} onClick={() => setReview(true)}>
              {t.reviewAndApply}
            </AlertActionLink>
            <AlertActionLink onClick={() => drop.mutate(data)}>{t.discard}</AlertActionLink>
          </>
        }
      >
        {t.why}
      </Alert>
    </>
  );
}

/** The bar of changes that were made but not applied; nothing while changes are applied at once. */
export function PendingChanges(): ReactElement | null {
  const id = useCollecting();
  return id === null ? null : <Collecting key={id} id={id} />;
}
