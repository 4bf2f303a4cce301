import { FormSelect, FormSelectOption, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { useRight } from '../api/rights.js';
import { texts } from '../texts/index.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Field } from '../ui/dialogs/field.js';
import { Loaded } from '../ui/page.js';
import { span } from '../ui/time.js';
import { useChanges, useFollow } from './changes.js';
import { sendEdit, type ChangeAnswer, type Edit } from './edits.js';
import { Impact } from './plan.js';

const t = texts.deletion;
/** Seconds that connections get before they are cut; 0: as long as they take. */
const DEADLINES = [60, 600, 3600, 0] as const;
const USUAL_DEADLINE = 600;

type Subject = Schemas['DrainSubjectSpec'];

/** Empties it first; the manager deletes it then, also when this page or the manager was closed meanwhile. */
function drainThenDelete(subject: Subject, deadline: number, isMeant: boolean): Promise<ChangeAnswer> {
  const terms = deadline === 0 ? {} : ({ deadlineSeconds: deadline, onDeadline: 'force' } as const);
  const body = { subject, thenDelete: true, ignoreCapacity: isMeant, ...terms };
  return answerOf(api.POST('/api/v1/drains', { params: { query: { confirmBlastRadius: isMeant } }, body }));
}

interface DeleteDialogProps {
  readonly title: string;
  readonly words: {
    readonly submit: string;
    readonly drainSubmit: string;
    readonly gently: string;
    readonly gentlyHelp: string;
    readonly atOnce: string;
    readonly atOnceHelp: string;
  };
  /** The deletion. */
  readonly edit: Extract<Edit, { readonly action: 'delete' }>;
  /** What would be drained before. */
  readonly subject: Subject & { readonly virtualServiceId: string };
  /** False: nothing takes connections there, or it drains already. */
  readonly isServing: boolean;
  /** What has to be typed. */
  readonly typeName?: string;
  readonly onClose: () => void;
  /** Called when it was deleted at once. */
  readonly onDeleted?: () => void;
  readonly children?: ReactNode;
}

/** Deletes what takes connections: its impact first; what is offered first is to drain it before. */
export function DeleteDialog(props: DeleteDialogProps): ReactElement {
  const { title, words, edit, subject, isServing, typeName, onClose, onDeleted, children } = props;
  const { make, isCollecting } = useChanges();
  const follow = useFollow();
  const { needs } = useRight('services:write', { resource: 'virtual-service', id: subject.virtualServiceId });
  const mayDrain = isServing && !isCollecting;
  const [wantsDrain, setDrain] = useState(true);
  const [deadline, setDeadline] = useState<number>(USUAL_DEADLINE);
  const isDrain = mayDrain && needs === null && wantsDrain;
  const preview = useQuery({
    queryKey: ['preview', 'delete', edit.id, edit.revision],
    queryFn: () => sendEdit(edit, { dryRun: true, confirmBlastRadius: true }),
  });
  const submitNow = isCollecting ? texts.changes.collect : words.submit;
  return (
    <ConfirmDialog
      title={title}
      submit={isDrain ? words.drainSubmit : submitNow}
      isDanger
      isReady={preview.data !== undefined}
      isFit={!preview.isError}
      {...(typeName === undefined ? {} : { typeName })}
      insist={{ codes: ['blast-radius', 'capacity'], text: texts.changes.insist }}
      send={async (isMeant) => {
        if (!isDrain) return make(edit, isMeant ? { confirmBlastRadius: true } : {});
        const answer = await drainThenDelete(subject, deadline, isMeant);
        follow(answer.operation);
        return answer;
      }}
      onDone={() => {
        if (!isDrain) onDeleted?.();
      }}
      onClose={onClose}
      impact={<Loaded query={preview}>{({ impact }) => impact !== null && <Impact impact={impact} />}</Loaded>}
    >
      {children}
      {mayDrain && (
        <div role="radiogroup" aria-label={t.how} className="stack">
          <Radio
            id="delete-drain"
            name="delete-how"
            label={words.gently}
            description={needs ?? words.gentlyHelp}
            isDisabled={needs !== null}
            isChecked={isDrain}
            onChange={() => setDrain(true)}
          />
          <Radio
            id="delete-now"
            name="delete-how"
            label={words.atOnce}
            description={words.atOnceHelp}
            isChecked={!isDrain}
            onChange={() => setDrain(false)}
          />
        </div>
      )}
      {isDrain && <DeadlineField seconds={deadline} onChange={setDeadline} />}
    </ConfirmDialog>
  );
}

function DeadlineField({
  seconds,
  onChange,
}: {
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}): ReactElement {
  return (
    <Field label={t.atMost} help={seconds === 0 ? undefined : t.atMostHelp}>
      {({ id, describedBy }) => (
        <FormSelect
          id={id}
          value={seconds}
          aria-describedby={describedBy}
          onChange={(_event, value) => onChange(Number(value))}
        >
          {DEADLINES.map((choice) => (
            <FormSelectOption
              key={choice}
              value={choice}
              label={choice === 0 ? texts.drains.noDeadline : span(choice * 1000)}
            />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}
