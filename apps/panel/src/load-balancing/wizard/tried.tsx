import {
  Alert,
  Button,
  CodeBlock,
  CodeBlockCode,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Spinner,
} from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { ProblemCard } from '../../ui/problem-card.js';
import type { ServerDraft } from './draft.js';
import { outlookOf, triedOf, type TriedServer } from './trial.js';
import type { DraftTrial } from './use-trial.js';

const t = texts.trials;
const LOOKS = { 'would-pass': 'success', 'would-fail': 'danger', 'not-asked': 'warning' } as const;

/** All that was said and heard, check by check. */
function Answer({ tried, onClose }: { tried: TriedServer; onClose: () => void }): ReactElement {
  const { name, address, port, checks } = tried;
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="answer-title" aria-describedby="answer-body">
      <ModalHeader title={t.answerOf(name)} description={t.askedAt(address, port)} labelId="answer-title" />
      <ModalBody id="answer-body">
        {checks.map(({ check, kind, target, outcome, reason, latencyMs, expected, raw }) => (
          <section key={check} aria-label={check} className="stack">
            <DescriptionList isHorizontal isCompact>
              <Fact term={t.check}>
                {check} ({kind}), {target}
              </Fact>
              <Fact term={t.outcome}>
                {t.outcomes[outcome]}: {reason}
              </Fact>
              <Fact term={t.time}>{latencyMs === null ? t.noTime : t.milliseconds(latencyMs)}</Fact>
              <Fact term={t.expected}>{expected}</Fact>
            </DescriptionList>
            {raw === null ? (
              <p className="soft">{t.nothingSaid}</p>
            ) : (
              <CodeBlock>
                <CodeBlockCode>{raw}</CodeBlockCode>
              </CodeBlock>
            )}
          </section>
        ))}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{texts.common.close}</Button>
      </ModalFooter>
    </Modal>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }): ReactElement {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

const Verdict = ({ state }: { state: keyof typeof LOOKS }): ReactElement => (
  <Label isCompact variant="outline" status={LOOKS[state]}>
    {t.states[state]}
  </Label>
);

/** What the check would say of a chosen server now; nothing before it was asked. */
export function TriedLabel({ trial, server }: { trial: DraftTrial; server: ServerDraft }): ReactElement | null {
  const tried = triedOf(trial.trial, server);
  if (tried !== null) return <Tried tried={tried} />;
  return trial.error === null || trial.isRunning ? null : <Verdict state="not-asked" />;
}

/** What the check would say of one server now, with the answer to open. */
function Tried({ tried }: { tried: TriedServer }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  if (tried.state === 'asking') {
    return (
      <Label isCompact variant="outline" icon={<Spinner size="sm" aria-hidden />}>
        {t.states.asking}
      </Label>
    );
  }
  return (
    <div className="tried">
      <Verdict state={tried.state} />
      {tried.checks.length > 0 && (
        <Button variant="link" isInline size="sm" aria-label={t.answerOf(tried.name)} onClick={() => setOpen(true)}>
          {t.answer}
        </Button>
      )}
      {tried.state !== 'would-pass' && <div className="soft">{tried.reason}</div>}
      {isOpen && <Answer tried={tried} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Starts it, and says how it went on the whole. */
export function TryNow({ trial }: { trial: DraftTrial }): ReactElement {
  const { servers, isPossible, isRunning, error, run } = trial;
  return (
    <div className="stack">
      <div className="try-now">
        <ActionButton
          scope="services:write"
          variant="secondary"
          blocked={isPossible ? null : t.nobody}
          isLoading={isRunning}
          onClick={() => run()}
        >
          {trial.trial === null ? t.run : t.runAgain}
        </ActionButton>
        <span className="soft grow" role="status">
          {progressOf(trial) ?? t.about(servers)}
        </span>
      </div>
      {error !== null && !isRunning && <ProblemCard error={error} onRetry={run} />}
    </div>
  );
}

function progressOf({ trial }: DraftTrial): string | null {
  if (trial === null) return null;
  const { servers, passing, directorName, finishedAt } = trial;
  if (finishedAt === null) return t.asking(servers.length, directorName);
  return t.found(passing, servers.length, directorName);
}

/** The results below the check, one server a line. */
export function TriedList({ trial }: { trial: DraftTrial }): ReactElement | null {
  if (trial.trial === null) return null;
  return (
    <ul className="lines" aria-label={t.list}>
      {trial.trial.servers.map((tried) => (
        <li key={`${tried.address} ${tried.port}`}>
          <span className="grow">
            <strong>{tried.name}</strong> <span className="soft">{t.askedAt(tried.address, tried.port)}</span>
          </span>
          <span className="grow">
            <Tried tried={tried} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Before anything is created: how many of the chosen servers would get traffic at once. */
export function TrialOutlook({ trial, servers }: { trial: DraftTrial; servers: readonly ServerDraft[] }): ReactElement {
  const { passing, chosen, others } = outlookOf(trial.trial, servers);
  if (trial.trial === null) return <Alert isInline variant="info" title={t.notRun} />;
  if (others.length === 0) return <Alert isInline variant="success" title={t.allPass(chosen)} />;
  return (
    <Alert isInline variant="warning" title={t.somePass(passing, chosen)}>
      <ul>
        {others.map(({ name, tried }) => (
          <li key={name}>
            <strong>{name}</strong> {tried === null ? t.notTried : `${t.states[tried.state]}: ${tried.reason}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
