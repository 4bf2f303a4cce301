import { Alert, ClipboardCopyButton, CodeBlock, CodeBlockAction, CodeBlockCode, Title } from '@patternfly/react-core';
import { useId, useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';

const t = texts.plan;

/** What each machine would do, step by step, each with its reason. */
export function KernelSteps({ plan }: { plan: readonly Schemas['MachinePlanView'][] }): ReactElement {
  const machines = plan.filter(({ steps }) => steps.length > 0);
  if (machines.length === 0) return <p className="soft">{t.nothing}</p>;
  return (
    <>
      {machines.map(({ machineId, name, steps }) => (
        <section key={machineId} aria-label={t.on(name)}>
          <Title headingLevel="h4" size="md">
            {t.on(name)}
          </Title>
          <ol className="steps">
            {steps.map(({ command, reason }, index) => (
              <li key={`${index} ${command}`}>
                <code>{command}</code>
                <span className="soft">{reason}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** Whom a change concerns: connections that live there now, servers that lose traffic, services that go. */
export function Impact({ impact }: { impact: Schemas['ImpactView'] }): ReactElement {
  const losing = impact.servers.filter(({ losesTraffic }) => losesTraffic);
  const gone = impact.services.filter(({ effect }) => effect === 'removed');
  const isHarmless = losing.length === 0 && gone.length === 0;
  return (
    <Alert variant={isHarmless ? 'info' : 'warning'} isInline title={t.impact} component="h3">
      <ul>
        <li>{t.connections(impact.connections)}</li>
        {gone.length > 0 && <li>{t.gone(gone.map(({ name }) => name))}</li>}
        {losing.length > 0 && <li>{t.losing(losing.map(({ name }) => name))}</li>}
        {isHarmless && <li>{t.harmless}</li>}
      </ul>
    </Alert>
  );
}

/** A command to take along; it can be copied. */
export function Command({ label, children }: { label: string; children: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  const copy = (): void => {
    void navigator.clipboard.writeText(children).then(() => setCopied(true));
  };
  return (
    <section aria-label={label}>
      <Title headingLevel="h4" size="md">
        {label}
      </Title>
      <CodeBlock
        actions={
          <CodeBlockAction>
            <ClipboardCopyButton id={id} variant="plain" aria-label={t.copy(label)} onClick={copy}>
              {isCopied ? t.copied : t.copy(label)}
            </ClipboardCopyButton>
          </CodeBlockAction>
        }
      >
        <CodeBlockCode id={`${id}-text`}>{children}</CodeBlockCode>
      </CodeBlock>
    </section>
  );
}
