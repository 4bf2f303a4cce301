import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { HappeningsTabs } from '../ui/happenings.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { SeverityLabel } from '../ui/severity-label.js';
import { Ago } from '../ui/time.js';
import { FilterChoice } from './events/event-filters.js';

type Alarm = Schemas['AlarmView'];
const t = texts.alarms;
const SEVERITIES = ['error', 'warning'] as const satisfies readonly Alarm['severity'][];

interface RowProps {
  readonly alarm: Alarm;
  readonly onAcknowledge: () => void;
}

function AlarmRow({ alarm, onAcknowledge }: RowProps): ReactElement {
  const { severity, code, subject, message, hint, occurrences, lastAt, clearedAt, acknowledgedBy } = alarm;
  return (
    <Tr>
      <Td dataLabel={texts.events.severity}>
        <SeverityLabel severity={severity} />
      </Td>
      <Td dataLabel={t.code}>{code}</Td>
      <Td dataLabel={texts.events.message}>
        <strong>{subject.name}</strong> {message}
        <div className="soft">{hint}</div>
      </Td>
      <Td dataLabel={t.last}>
        <Ago at={lastAt} /> <span className="soft">{t.times(occurrences)}</span>
      </Td>
      <Td isActionCell>
        {clearedAt !== null ? (
          <span className="soft">{t.cleared}</span>
        ) : acknowledgedBy === null ? (
          <ActionButton
            scope="alarms:write"
            size="sm"
            variant="secondary"
            aria-label={`${t.acknowledge}: ${subject.name}`}
            onClick={onAcknowledge}
          >
            {t.acknowledge}
          </ActionButton>
        ) : (
          <span className="soft">{t.acknowledged(acknowledgedBy.userName)}</span>
        )}
      </Td>
    </Tr>
  );
}

export function AlarmsPage(): ReactElement {
  const queries = useQueryClient();
  const [state, setState] = useState<'raised' | 'all'>('raised');
  const [severity, setSeverity] = useState<Alarm['severity'] | null>(null);
  const alarms = useQuery({
    queryKey: ['alarms', state],
    queryFn: () => answerOf(api.GET('/api/v1/alarms', { params: { query: { limit: 500, state } } })),
    refetchInterval: 5_000,
  });
  const acknowledge = useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/alarms/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['alarms'] }),
  });
  const isWanted = (alarm: Alarm): boolean => severity === null || alarm.severity === severity;
  return (
    <Page title={t.title} about={t.about}>
      <HappeningsTabs present="/alarms" />
      {acknowledge.error !== null && <ProblemCard error={acknowledge.error} />}
      <div className="toolbar" role="group" aria-label={texts.events.filters}>
        <ToggleGroup aria-label={t.which}>
          <ToggleGroupItem text={t.raised} isSelected={state === 'raised'} onChange={() => setState('raised')} />
          <ToggleGroupItem text={t.all} isSelected={state === 'all'} onChange={() => setState('all')} />
        </ToggleGroup>
        <FilterChoice
          label={texts.events.severity}
          any={t.anySeverity}
          all={SEVERITIES}
          nameOf={(one) => texts.severities[one]}
          value={severity}
          onChange={setSeverity}
        />
      </div>
      <Loaded query={alarms}>
        {({ items }) =>
          items.filter(isWanted).length === 0 ? (
            <Nothing title={items.length === 0 ? t.quiet : t.noMatch} icon={CheckCircleIcon}>
              {items.length === 0 ? t.quietWhy : texts.events.noMatchWhy}
            </Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th>{texts.events.severity}</Th>
                  <Th>{t.code}</Th>
                  <Th width={50}>{texts.events.message}</Th>
                  <Th>{t.last}</Th>
                  <Th screenReaderText={texts.common.actions} />
                </Tr>
              </Thead>
              <Tbody>
                {items.filter(isWanted).map((alarm) => (
                  <AlarmRow key={alarm.id} alarm={alarm} onAcknowledge={() => acknowledge.mutate(alarm.id)} />
                ))}
              </Tbody>
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
}
