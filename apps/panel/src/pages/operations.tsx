import { Progress, SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { OperationState } from '../ui/operations/operation-state.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { Ago } from '../ui/time.js';
import { FilterChoice } from './events/event-filters.js';

type Operation = Schemas['OperationView'];
type State = Schemas['OperationState'];
const t = texts.operations;
const STATES = ['running', 'succeeded', 'failed', 'cancelled'] as const;

function OperationRow({ operation }: { operation: Operation }): ReactElement {
  const { id, title, state, percent, actor, subject, createdAt } = operation;
  return (
    <Tr>
      <Td dataLabel={texts.common.name}>
        <Link to="/operations/$operationId" params={{ operationId: id }}>
          {title}
        </Link>
      </Td>
      <Td dataLabel={texts.common.state}>
        <OperationState state={state} />
      </Td>
      <Td dataLabel={t.progress}>
        <Progress aria-label={`${t.progress}: ${title}`} value={percent} size="sm" />
      </Td>
      <Td dataLabel={t.subject}>{subject?.name}</Td>
      <Td dataLabel={t.by}>
        {actor.userName} {actor.tokenName !== null && <span className="soft">{t.token(actor.tokenName)}</span>}
      </Td>
      <Td dataLabel={t.started}>
        <Ago at={createdAt} />
      </Td>
    </Tr>
  );
}

/** All that was asked of the cluster, newest first. */
export function OperationsPage(): ReactElement {
  const [state, setState] = useState<State | null>(null);
  const [q, setQ] = useState('');
  const query = { limit: 100, ...(state === null ? {} : { state }), ...(q.trim() === '' ? {} : { q: q.trim() }) };
  const operations = useQuery({
    queryKey: ['operations', 'list', query],
    queryFn: () => answerOf(api.GET('/api/v1/operations', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 2_000,
  });
  const isFiltered = state !== null || q.trim() !== '';
  return (
    <Page title={t.title} about={t.about}>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchInput
              aria-label={t.find}
              placeholder={t.find}
              value={q}
              onChange={(_event, value) => setQ(value)}
              onClear={() => setQ('')}
            />
          </ToolbarItem>
          <ToolbarItem>
            <FilterChoice
              label={t.filter}
              any={t.all}
              all={STATES}
              nameOf={(one) => t.states[one]}
              value={state}
              onChange={setState}
            />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <Loaded query={operations}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={isFiltered ? t.none : t.empty}>{!isFiltered && t.emptyWhy}</Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th>{texts.common.name}</Th>
                  <Th>{texts.common.state}</Th>
                  <Th>{t.progress}</Th>
                  <Th>{t.subject}</Th>
                  <Th>{t.by}</Th>
                  <Th>{t.started}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {items.map((operation) => (
                  <OperationRow key={operation.id} operation={operation} />
                ))}
              </Tbody>
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
}
