import { Button, Label } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { useMay } from '../api/session.js';
import { texts } from '../texts/index.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { Ago } from '../ui/time.js';

const t = texts.alarms;
const LOOKS: Readonly<Record<string, 'warning' | 'danger'>> = { warning: 'warning', error: 'danger' };

export function AlarmsPage(): ReactElement {
  const queries = useQueryClient();
  const mayWrite = useMay('alarms:write');
  const alarms = useQuery({
    queryKey: ['alarms'],
    queryFn: () => answerOf(api.GET('/api/v1/alarms', { params: { query: { limit: 100 } } })),
    refetchInterval: 5_000,
  });
  const acknowledge = useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/alarms/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['alarms'] }),
  });
  return (
    <Page title={t.title} about={t.about}>
      {acknowledge.error !== null && <ProblemCard error={acknowledge.error} />}
      <Loaded query={alarms}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.quiet} />
          ) : (
            <ul className="lines">
              {items.map(({ id, severity, code, subject, message, hint, lastAt, acknowledgedBy }) => (
                <li key={id}>
                  <Label isCompact status={LOOKS[severity] ?? 'warning'}>
                    {code}
                  </Label>
                  <span className="grow">
                    <strong>{subject.name}</strong> {message} <span className="soft">{hint}</span>
                  </span>
                  <Ago at={lastAt} />
                  {acknowledgedBy === null ? (
                    <Button
                      size="sm"
                      variant="secondary"
                      isAriaDisabled={!mayWrite}
                      onClick={() => acknowledge.mutate(id)}
                    >
                      {t.acknowledge}
                    </Button>
                  ) : (
                    <span className="soft">{t.acknowledged(acknowledgedBy.userName)}</span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
