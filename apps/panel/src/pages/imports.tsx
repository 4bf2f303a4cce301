import { Card, CardBody, CardHeader, CardTitle, FormSelect, FormSelectOption, Label } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { useFollow } from '../load-balancing/changes.js';
import { ImportDialog } from '../load-balancing/import-dialog.js';
import { KernelSteps } from '../load-balancing/plan.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';

const t = texts.imports;
type Found = Schemas['ImportedServiceView'];

/** Takes one found service over, after what directors would do differently was shown. */
function AdoptDialog({ id, found, onClose }: { id: string; found: Found; onClose: () => void }): ReactElement {
  const follow = useFollow();
  const adopt = (acceptRemovals: boolean) =>
    answerOf(
      api.POST('/api/v1/imports/{id}/services/{number}/adopt', {
        params: { path: { id, number: found.number } },
        body: { acceptRemovals },
      }),
    );
  return (
    <ConfirmDialog
      title={t.adoptTitle(found.name)}
      about={t.adoptAbout}
      size="medium"
      submit={t.adopt}
      insist={{ codes: ['confirmation-required'], text: t.acceptRemovals }}
      send={adopt}
      onDone={({ operation }) => follow(operation)}
      onClose={onClose}
    >
      <Shadows found={found} />
    </ConfirmDialog>
  );
}

/** What each director would do to the kernel if the service were ours now. */
function Shadows({ found }: { found: Found }): ReactElement {
  return (
    <>
      {found.shadows.map(({ directorId, directorName, presence, steps }) => (
        <div key={directorId}>
          <Label isCompact>{t.presences[presence]}</Label>
          {steps === null && <p className="soft">{t.silent(directorName)}</p>}
          {steps?.length === 0 && <p>{t.stays(directorName)}</p>}
          {steps !== null && steps.length > 0 && (
            <KernelSteps plan={[{ machineId: directorId, name: directorName, steps }]} />
          )}
        </div>
      ))}
    </>
  );
}

function FoundCard({ id, found }: { id: string; found: Found }): ReactElement {
  const follow = useFollow();
  const [isAdopt, setAdopt] = useState(false);
  const { mutate, error } = useMutation({
    mutationFn: (verb: 'skip' | 'resume') => {
      const params = { path: { id, number: found.number } };
      return verb === 'skip'
        ? answerOf(api.POST('/api/v1/imports/{id}/services/{number}/skip', { params }))
        : answerOf(api.POST('/api/v1/imports/{id}/services/{number}/resume', { params }));
    },
    onSuccess: () => follow(null),
  });
  const { name, key, state, remarks, virtualServiceId } = found;
  const small = { scope: 'services:write', size: 'sm', variant: 'secondary' } as const;
  const actions = (
    <>
      {state === 'shadow' && (
        <>
          <ActionButton {...small} onClick={() => setAdopt(true)}>
            {t.adopt}
          </ActionButton>
          <ActionButton {...small} onClick={() => mutate('skip')}>
            {t.skip}
          </ActionButton>
        </>
      )}
      {state === 'skipped' && (
        <ActionButton {...small} onClick={() => mutate('resume')}>
          {t.resume}
        </ActionButton>
      )}
      {virtualServiceId !== null && (
        <Link to="/services/$id" params={{ id: virtualServiceId }}>
          {name}
        </Link>
      )}
    </>
  );
  return (
    <Card isCompact className="drain">
      {isAdopt && <AdoptDialog id={id} found={found} onClose={() => setAdopt(false)} />}
      <CardHeader actions={{ actions }}>
        <CardTitle component="h2">
          {name} <span className="soft">{key}</span> <Label isCompact>{t.states[state]}</Label>
        </CardTitle>
      </CardHeader>
      <CardBody>
        {error !== null && <ProblemCard error={error} />}
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        {state === 'shadow' && <Shadows found={found} />}
      </CardBody>
    </Card>
  );
}

function Report({ id }: { id: string }): ReactElement {
  const found = useQuery({
    queryKey: ['imports', id],
    queryFn: () => answerOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: 5_000,
  });
  return (
    <Loaded query={found}>
      {({ services, notTaken }) => (
        <div className="stack">
          {services.map((one) => (
            <FoundCard key={one.number} id={id} found={one} />
          ))}
          {notTaken.length > 0 && (
            <section aria-label={t.notTaken}>
              <h2>{t.notTaken}</h2>
              <ul className="lines">
                {notTaken.map(({ file, line, text, why, whatInstead }) => (
                  <li key={`${file} ${line} ${text}`}>
                    <span className="soft">{t.place(file, line)}</span>
                    <code>{text}</code>
                    <span className="grow">
                      {why} {whatInstead}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Loaded>
  );
}

/** Brings services from another director over, one at a time, with their connections. */
export function ImportsPage(): ReactElement {
  const [isAdd, setAdd] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const imports = useQuery({
    queryKey: ['imports'],
    queryFn: () => answerOf(api.GET('/api/v1/imports', { params: { query: { limit: 100 } } })),
  });
  const add = (
    <ActionButton scope="services:write" onClick={() => setAdd(true)}>
      {t.add}
    </ActionButton>
  );
  return (
    <Page title={t.title} about={t.about} actions={add}>
      {isAdd && <ImportDialog onClose={() => setAdd(false)} onDone={({ id }) => setChosen(id)} />}
      <Loaded query={imports}>
        {({ items }) => {
          const shown = chosen ?? items[0]?.id;
          if (shown === undefined) {
            return (
              <Nothing title={t.empty}>
                <p>{t.emptyWhy}</p>
                {add}
              </Nothing>
            );
          }
          return (
            <div className="stack">
              <FormSelect aria-label={t.choose} value={shown} onChange={(_event, id) => setChosen(id)}>
                {items.map(({ id, source, counts, createdAt }) => (
                  <FormSelectOption
                    key={id}
                    value={id}
                    label={t.entry(t.sources[source], new Date(createdAt).toLocaleString(), counts)}
                  />
                ))}
              </FormSelect>
              <Report key={shown} id={shown} />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
