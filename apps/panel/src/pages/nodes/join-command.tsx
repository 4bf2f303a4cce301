import { Alert, ClipboardCopy, ExpandableSection, FormGroup } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { QrCode } from '../../ui/qr/qr-code.js';
import { span, useNow } from '../../ui/time.js';

const t = texts.asking;

function Shown({ command, expiresAt }: { command: string; expiresAt: string }): ReactElement {
  const left = new Date(expiresAt).getTime() - useNow(1_000);
  if (left <= 0) return <Alert isInline variant="warning" title={t.over} />;
  return (
    <>
      <FormGroup label={t.command}>
        <ClipboardCopy
          isReadOnly
          isCode
          isExpanded
          variant="expansion"
          hoverTip={t.copy}
          clickTip={t.copied}
          textAriaLabel={t.command}
          toggleAriaLabel={t.command}
        >
          {command}
        </ClipboardCopy>
      </FormGroup>
      <ExpandableSection toggleText={t.picture} isIndented>
        <QrCode text={command} label={t.pictureLabel} />
        <p className="soft">{t.pictureWhy}</p>
      </ExpandableSection>
      <p className="soft">
        {t.once(span(left))} {t.pinned}
      </p>
      <p role="status">{t.waiting}</p>
    </>
  );
}

/** The other way in: a command for the machine. */
export function JoinCommand(): ReactElement {
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/join-tokens', { body: {} })),
  });
  const made = data?.command ?? null;
  return (
    <>
      <p className="soft">{t.commandWhy}</p>
      {error !== null && <ProblemCard error={error} />}
      {data !== undefined && made !== null && <Shown command={made} expiresAt={data.expiresAt} />}
      <div>
        <ActionButton
          scope="nodes:write"
          variant={made === null ? 'primary' : 'secondary'}
          isLoading={isPending}
          onClick={() => mutate()}
        >
          {made === null ? t.make : t.makeAnother}
        </ActionButton>
      </div>
    </>
  );
}
