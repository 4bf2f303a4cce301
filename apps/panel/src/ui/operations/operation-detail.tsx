import { Alert, Progress } from '@patternfly/react-core';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { span, useNow } from '../time.js';
import { StepIcon } from './operation-state.js';

type Operation = Schemas['OperationView'];
type Step = Schemas['StepView'];
const t = texts.operations;

function Elapsed({ step: { startedAt, finishedAt } }: { step: Step }): ReactElement | null {
  const now = useNow(1_000);
  if (startedAt === null) return null;
  const end = finishedAt === null ? now : new Date(finishedAt).getTime();
  return <span className="soft">{span(end - new Date(startedAt).getTime())}</span>;
}

/** What is done one after the other, each with its time. */
export function StepList({ steps }: { steps: readonly Step[] }): ReactElement {
  return (
    <ol className="lines step-list" aria-label={t.steps} aria-live="polite">
      {steps.map((step) => (
        <li key={step.name}>
          <StepIcon state={step.state} />
          <span className="grow">
            {step.title} {step.detail !== null && <span className="soft">{step.detail}</span>}
          </span>
          <Elapsed step={step} />
        </li>
      ))}
    </ol>
  );
}

/** The lines of an operation; follows the newest, unless somebody has scrolled back. */
export function LogView({ log }: { log: Operation['log'] }): ReactElement {
  const box = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const { current } = box;
    if (current !== null && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [log.length]);
  return (
    <pre
      ref={box}
      className="log"
      role="log"
      aria-label={t.log}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
      }}
    >
      {log.length === 0
        ? t.noLog
        : log.map(({ at, line }) => `${new Date(at).toLocaleTimeString()} ${line}`).join('\n')}
    </pre>
  );
}

/** How far an operation is: bar, steps, log, and why it failed. */
export function OperationDetail({ operation }: { operation: Operation }): ReactElement {
  const { title, state, percent, steps, log, error } = operation;
  return (
    <div className="stack">
      {state === 'running' && <Progress aria-label={`${t.progress}: ${title}`} value={percent} size="sm" />}
      {error !== null && (
        <Alert isInline variant={state === 'cancelled' ? 'warning' : 'danger'} title={error.message}>
          {error.hint}
        </Alert>
      )}
      <div className="columns">
        <StepList steps={steps} />
        <LogView log={log} />
      </div>
    </div>
  );
}
