import { Label } from '@patternfly/react-core';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { useToasts } from '../ui/toasts/toasts.js';
import { Ago } from '../ui/time.js';
import { AskDialog } from './commands/ask-dialog.js';

type Command = Schemas['CommandView'];
const t = texts.commands;
const OUTCOMES: Readonly<Record<string, 'success' | 'danger' | 'warning'>> = {
  succeeded: 'success',
  failed: 'danger',
  refused: 'danger',
  interrupted: 'warning',
};

function Outcome({ status: { outcome, error } }: Pick<Command, 'status'>): ReactElement | null {
  const status = OUTCOMES[outcome ?? ''];
  if (outcome === null || status === undefined) return null;
  return (
    <>
      <Label isCompact variant="outline" status={status}>
        {outcome}
      </Label>{' '}
      {error !== null && <span className="soft">{error.message}</span>}
    </>
  );
}

function Detail({ id }: { id: string }): ReactElement {
  const command = useQuery({
    queryKey: ['commands', id],
    queryFn: () => answerOf(api.GET('/api/v1/commands/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded query={command}>
      {({ spec, status }) => (
        <div className="columns">
          <pre className="log" tabIndex={0} aria-label={t.detail}>
            {JSON.stringify(spec.payload, null, 2)}
          </pre>
          <pre className="log" tabIndex={0} aria-label={t.result}>
            {JSON.stringify(status.result ?? null, null, 2)}
          </pre>
        </div>
      )}
    </Loaded>
  );
}

function CommandRows({ command, index }: { command: Command; index: number }): ReactElement {
  const [isExpanded, setExpanded] = useState(false);
  const queries = useQueryClient();
  const { say } = useToasts();
  const { id, spec, status, operationId, createdAt } = command;
  const cancel = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/commands/{id}/cancel', { params: { path: { id } } })),
    onSuccess: () => {
      say(t.cancelled);
      return queries.invalidateQueries({ queryKey: ['commands'] });
    },
  });
  return (
    <Tbody isExpanded={isExpanded}>
      <Tr>
        <Td
          expand={{
            rowIndex: index,
            isExpanded,
            onToggle: () => setExpanded(!isExpanded),
            expandId: `command-${index}`,
          }}
        />
        <Td dataLabel={t.type}>
          <code>{spec.type}</code>
        </Td>
        <Td dataLabel={t.node}>
          <Link to="/nodes/$nodeId" params={{ nodeId: spec.nodeId }}>
            {spec.nodeName}
          </Link>
        </Td>
        <Td dataLabel={t.state}>{t.states[status.state]}</Td>
        <Td dataLabel={t.outcome}>
          <Outcome status={status} />
        </Td>
        <Td dataLabel={t.attempts}>{status.attempts}</Td>
        <Td dataLabel={t.operation}>
          <Link to="/operations/$operationId" params={{ operationId }}>
            {texts.toasts.show}
          </Link>
        </Td>
        <Td dataLabel={t.created}>
          <Ago at={createdAt} />
        </Td>
        <Td>
          {status.state === 'pending' && (
            <ActionButton
              scope="commands:write"
              variant="link"
              size="sm"
              isLoading={cancel.isPending}
              onClick={() => cancel.mutate()}
            >
              {t.cancel}
            </ActionButton>
          )}
          {cancel.error !== null && <ProblemCard error={cancel.error} />}
        </Td>
      </Tr>
      <Tr isExpanded={isExpanded}>
        <Td colSpan={9}>
          <ExpandableRowContent>{isExpanded && <Detail id={id} />}</ExpandableRowContent>
        </Td>
      </Tr>
    </Tbody>
  );
}

/** What each machine was told, and what it answered. */
export function CommandsPage(): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const commands = useQuery({
    queryKey: ['commands'],
    queryFn: () => answerOf(api.GET('/api/v1/commands', { params: { query: { limit: 100 } } })),
    refetchInterval: 2_000,
  });
  const ask = (
    <ActionButton scope="commands:write" onClick={() => setAsking(true)}>
      {t.ask}
    </ActionButton>
  );
  return (
    <Page title={t.title} about={t.about} actions={ask}>
      <Loaded query={commands}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty}>{t.emptyWhy}</Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th screenReaderText={t.detail} />
                  <Th>{t.type}</Th>
                  <Th>{t.node}</Th>
                  <Th>{t.state}</Th>
                  <Th>{t.outcome}</Th>
                  <Th>{t.attempts}</Th>
                  <Th>{t.operation}</Th>
                  <Th>{t.created}</Th>
                  <Th screenReaderText={texts.common.actions} />
                </Tr>
              </Thead>
              {items.map((command, index) => (
                <CommandRows key={command.id} command={command} index={index} />
              ))}
            </Table>
          )
        }
      </Loaded>
      {isAsking && <AskDialog onClose={() => setAsking(false)} />}
    </Page>
  );
}
