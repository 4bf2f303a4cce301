import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useSession } from '../api/session.js';
import { useRight } from '../api/rights.js';
import { texts } from '../texts/index.js';
import { ProblemCard } from '../ui/problem-card.js';
import { Ago, useNow } from '../ui/time.js';
import { useFollow } from './changes.js';
import { useCollecting } from './collecting.js';
import { confirm, countdown, offerOf, undo, useRevisions, type Revision } from './revisions.js';

const t = texts.bar;
const PendingChanges = lazy(async () => ({ default: (await import('./pending.js')).PendingChanges }));
const TICK_MS = 1_000;

/** A change that goes back by itself: how long there is to confirm it. */
function ToConfirm({ revision }: { revision: Revision }): ReactElement {
  const follow = useFollow();
  const now = useNow(TICK_MS);
  const keep = useMutation({ mutationFn: () => confirm(revision.number), onSuccess: () => follow(null) });
  const back = useMutation({
    mutationFn: () => undo(revision.number, {}),
    onSuccess: ({ operation }) => follow(operation),
  });
  const error = keep.error ?? back.error;
  return (
    <>
      <Alert
        isInline
        variant="warning"
        title={t.toConfirm(revision.title, countdown(revision.confirmBy ?? '', now))}
        actionLinks={
          <>
            <AlertActionLink onClick={() => keep.mutate()}>{t.confirm}</AlertActionLink>
            <AlertActionLink onClick={() => back.mutate()}>{t.rollBack}</AlertActionLink>
          </>
        }
      >
        {t.toConfirmWhy}
      </Alert>
      {error !== null && <ProblemCard error={error} />}
    </>
  );
}

/** One's own last change, and the way back. */
function ToUndo({ revision, onClose }: { revision: Revision; onClose: () => void }): ReactElement {
  const follow = useFollow();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => undo(revision.number, {}),
    onSuccess: ({ operation }) => follow(operation),
  });
  return (
    <>
      <Alert
        isInline
        variant="info"
        title={revision.title}
        actionClose={<AlertActionCloseButton onClose={onClose} />}
        actionLinks={
          <>
            <AlertActionLink isDisabled={isPending} onClick={() => mutate()}>
              {t.undo}
            </AlertActionLink>
            <Link to="/revisions">{t.revisions}</Link>
          </>
        }
      >
        {t.revision(revision.number)} <Ago at={revision.createdAt} />
      </Alert>
      {error !== null && <ProblemCard error={error} />}
    </>
  );
}

/** What stands above every page: what waits for a confirmation, what can be undone, what is collected. */
export function ChangeBar(): ReactElement | null {
  const { user } = useSession();
  const { may } = useRight('services:write');
  const revisions = useRevisions(1);
  const now = useNow(TICK_MS * 5);
  const collecting = useCollecting();
  const [closed, setClosed] = useState(0);
  if (!may) return null;
  const [newest] = revisions.data?.items ?? [];
  const offer = offerOf(newest, user.id, now);
  return (
    <div className="bars">
      {newest !== undefined && offer === 'confirm' && <ToConfirm revision={newest} />}
      {newest !== undefined && offer === 'undo' && newest.number > closed && (
        <ToUndo revision={newest} onClose={() => setClosed(newest.number)} />
      )}
      <Suspense>{collecting !== null && <PendingChanges />}</Suspense>
    </div>
  );
}
