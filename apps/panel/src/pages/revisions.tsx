import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr, type IAction } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { useRight } from '../api/rights.js';
import { useFollow } from '../load-balancing/changes.js';
import { Impact, KernelSteps } from '../load-balancing/plan.js';
import { restore, undo, useRevisions, type Revision } from '../load-balancing/revisions.js';
import { texts } from '../texts/index.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { RowActions } from '../ui/row-actions.js';
import { Ago } from '../ui/time.js';

const t = texts.revisions;
const SHOWN = 100;
const LOOKS = { applied: 'info', unconfirmed: 'warning', confirmed: 'success' } as const;

type Dialog = { readonly kind: 'compare' | 'undo' | 'restore'; readonly revision: Revision };

const shown = (value: unknown): string => (value === null || value === undefined ? '–' : JSON.stringify(value));

/** What differs between two revisions, field by field. */
function Differences({ from, to }: { from: number; to: number }): ReactElement {
  const comparison = useQuery({
    queryKey: ['revisions', from, 'compare', to],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/revisions/{number}/compare', { params: { path: { number: from }, query: { with: to } } }),
      ),
  });
  return (
    <Loaded query={comparison}>
      {({ objects }) =>
        objects.length === 0 ? (
          <p>{t.same}</p>
        ) : (
          <Table aria-label={t.compared(from, to)} variant="compact">
            <Thead>
              <Tr>
                <Th>{t.object}</Th>
                <Th>{t.field}</Th>
                <Th>{t.before(from)}</Th>
                <Th>{t.after(to)}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {objects.flatMap(({ id, type, name, change, fields }) =>
                (fields.length === 0 ? [null] : fields).map((field) => (
                  <Tr key={`${id} ${field?.field ?? ''}`}>
                    <Td dataLabel={t.object}>
                      <strong>{name}</strong> <span className="soft">{type}</span>{' '}
                      <Label isCompact>{t.changes[change]}</Label>
                    </Td>
                    <Td dataLabel={t.field}>{field?.field}</Td>
                    <Td dataLabel={t.before(from)}>
                      <code>{shown(field?.before)}</code>
                    </Td>
                    <Td dataLabel={t.after(to)}>
                      <code>{shown(field?.after)}</code>
                    </Td>
                  </Tr>
                )),
              )}
            </Tbody>
          </Table>
        )
      }
    </Loaded>
  );
}

/** Takes a revision back, or leads back to it; the steps of the machines first. */
function BackDialog({ dialog, onClose }: { dialog: Dialog; onClose: () => void }): ReactElement {
  const follow = useFollow();
  const { kind, revision } = dialog;
  const act = kind === 'undo' ? undo : restore;
  const trial = useQuery({
    queryKey: ['preview', kind, revision.number],
    queryFn: () => act(revision.number, { dryRun: true, confirmBlastRadius: true }),
    retry: false,
  });
  return (
    <ConfirmDialog
      title={kind === 'undo' ? t.undoTitle(revision.number) : t.restoreTitle(revision.number)}
      about={revision.title}
      size="medium"
      submit={kind === 'undo' ? t.undo : t.restore}
      isReady={trial.data !== undefined}
      isFit={!trial.isError}
      insist={{ codes: ['blast-radius'], text: texts.changes.insist }}
      send={(isMeant) => act(revision.number, isMeant ? { confirmBlastRadius: true } : {})}
      onDone={({ operation }) => follow(operation)}
      onClose={onClose}
      impact={<Loaded query={trial}>{({ impact }) => impact !== null && <Impact impact={impact} />}</Loaded>}
    >
      {trial.data !== undefined && <KernelSteps plan={trial.data.plan ?? []} />}
    </ConfirmDialog>
  );
}

function State({ state }: { state: Revision['state'] }): ReactElement {
  const status = state === 'rolled-back' || state === 'undone' ? undefined : LOOKS[state];
  return (
    <Label isCompact variant="outline" {...(status === undefined ? {} : { status })}>
      {t.states[state]}
    </Label>
  );
}

export function RevisionsPage(): ReactElement {
  const revisions = useRevisions(SHOWN);
  const write = useRight('services:write');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const actionsOf = (revision: Revision): IAction[] => {
    const guarded = (title: string, kind: 'undo' | 'restore'): IAction => ({
      title,
      onClick: () => setDialog({ kind, revision }),
      ...(write.needs === null ? {} : { isAriaDisabled: true, tooltipProps: { content: write.needs } }),
    });
    return [
      { title: t.compare, onClick: () => setDialog({ kind: 'compare', revision }) },
      ...(revision.number === 0 ? [] : [guarded(t.undo, 'undo')]),
      guarded(t.restore, 'restore'),
    ];
  };
  return (
    <Page title={t.title} about={t.about}>
      {dialog !== null && dialog.kind !== 'compare' && <BackDialog dialog={dialog} onClose={close} />}
      <Loaded query={revisions}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty}>{t.emptyWhy}</Nothing>
          ) : (
            <div className="stack">
              <Table aria-label={t.title} variant="compact">
                <Thead>
                  <Tr>
                    <Th>{t.number}</Th>
                    <Th>{t.what}</Th>
                    <Th>{texts.common.state}</Th>
                    <Th>{t.by}</Th>
                    <Th>{t.when}</Th>
                    <Th screenReaderText={texts.common.actions} />
                  </Tr>
                </Thead>
                <Tbody>
                  {items.map((revision) => (
                    <Tr key={revision.number}>
                      <Td dataLabel={t.number}>{revision.number}</Td>
                      <Td dataLabel={t.what}>
                        {revision.title} {revision.reason !== null && <span className="soft">{revision.reason}</span>}
                      </Td>
                      <Td dataLabel={texts.common.state}>
                        <State state={revision.state} />
                      </Td>
                      <Td dataLabel={t.by}>{revision.actor.userName}</Td>
                      <Td dataLabel={t.when}>
                        <Ago at={revision.createdAt} />
                      </Td>
                      <Td isActionCell>
                        <RowActions label={t.actionsOf(revision.number)} items={actionsOf(revision)} />
                      </Td>
                    </Tr>
                  ))}
                </Tbody>
              </Table>
              {dialog?.kind === 'compare' && (
                <section aria-label={t.compared(dialog.revision.number - 1, dialog.revision.number)}>
                  <h2>{t.compared(Math.max(0, dialog.revision.number - 1), dialog.revision.number)}</h2>
                  <Differences from={Math.max(0, dialog.revision.number - 1)} to={dialog.revision.number} />
                </section>
              )}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
