import { Label, Progress } from '@patternfly/react-core';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { Ago } from '../ui/time.js';

type Operation = Schemas['OperationView'];
const t = texts.operations;

const LOOKS: Readonly<Record<string, 'success' | 'danger' | 'info' | 'warning'>> = {
  succeeded: 'success',
  failed: 'danger',
  running: 'info',
  cancelled: 'warning',
};

function StateOf({ state }: { state: string }): ReactElement {
  const status = LOOKS[state];
  return (
    <Label isCompact variant="outline" {...(status === undefined ? {} : { status })}>
      {state}
    </Label>
  );
}

function Detail({ id }: { id: string }): ReactElement {
  const operation = useQuery({
    queryKey: ['operations', id],
    queryFn: () => answerOf(api.GET('/api/v1/operations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null ? 1_000 : false),
  });
  return (
    <Loaded query={operation}>
      {({ steps, log, error }) => (
        <div className="columns">
          <div>
            <ul className="lines" aria-label={t.steps}>
              {steps.map(({ name, title, state, detail }) => (
                <li key={name}>
                  <StateOf state={state} />
                  <span className="grow">
                    {title} {detail !== null && <span className="soft">{detail}</span>}
                  </span>
                </li>
              ))}
            </ul>
            {error !== null && (
              <p>
                <strong>{error.message}</strong> {error.hint}
              </p>
            )}
          </div>
          <pre className="log" aria-label={t.log} tabIndex={0}>
            {log.map(({ at, line }) => `${new Date(at).toLocaleTimeString()} ${line}`).join('\n')}
          </pre>
        </div>
      )}
    </Loaded>
  );
}

function OperationRows({ operation, index }: { operation: Operation; index: number }): ReactElement {
  const { operation: asked } = useSearch({ from: '/operations' });
  const [isExpanded, setExpanded] = useState(operation.id === asked);
  const { id, title, state, percent, actor, createdAt } = operation;
  return (
    <Tbody isExpanded={isExpanded}>
      <Tr>
        <Td
          expand={{
            rowIndex: index,
            isExpanded,
            onToggle: () => setExpanded(!isExpanded),
            expandId: `operation-${index}`,
          }}
        />
        <Td dataLabel={texts.common.name}>{title}</Td>
        <Td dataLabel={texts.common.state}>
          <StateOf state={state} />
        </Td>
        <Td dataLabel={t.progress}>
          <Progress aria-label={`${t.progress}: ${title}`} value={percent} size="sm" />
        </Td>
        <Td dataLabel={t.by}>
          {actor.userName} {actor.tokenName !== null && <span className="soft">({actor.tokenName})</span>}
        </Td>
        <Td dataLabel={t.started}>
          <Ago at={createdAt} />
        </Td>
      </Tr>
      <Tr isExpanded={isExpanded}>
        <Td colSpan={6}>
          <ExpandableRowContent>{isExpanded && <Detail id={id} />}</ExpandableRowContent>
        </Td>
      </Tr>
    </Tbody>
  );
}

export function OperationsPage(): ReactElement {
  const operations = useQuery({
    queryKey: ['operations'],
    queryFn: () => answerOf(api.GET('/api/v1/operations', { params: { query: { limit: 50 } } })),
    refetchInterval: 2_000,
  });
  return (
    <Page title={t.title} about={t.about}>
      <Loaded query={operations}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty} />
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th screenReaderText={t.log} />
                  <Th>{texts.common.name}</Th>
                  <Th>{texts.common.state}</Th>
                  <Th>{t.progress}</Th>
                  <Th>{t.by}</Th>
                  <Th>{t.started}</Th>
                </Tr>
              </Thead>
              {items.map((operation, index) => (
                <OperationRows key={operation.id} operation={operation} index={index} />
              ))}
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
}
