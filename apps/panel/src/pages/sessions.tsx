import { Button, Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { problemFrom } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { programOf } from './account/program.js';
import { Ago, ExactTime } from '../ui/time.js';

const t = texts.sessions;

/** Where somebody is logged in, with a button to end each but this one. */
export function SessionsTable(): ReactElement {
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => answerOf(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: async (id: string) => {
      const { response, error } = await api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } });
      if (!response.ok) throw problemFrom(response.status, error);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <>
      {end.error !== null && <ProblemCard error={end.error} />}
      <Loaded query={sessions}>
        {({ items }) => (
          <Table aria-label={t.title} variant="compact">
            <Thead>
              <Tr>
                <Th>{t.browser}</Th>
                <Th>{t.from}</Th>
                <Th>{t.used}</Th>
                <Th>{t.ends}</Th>
                <Th screenReaderText={texts.common.actions} />
              </Tr>
            </Thead>
            <Tbody>
              {items.map(({ id, userAgent, remoteAddress, lastUsedAt, idleUntil, isCurrent }) => (
                <Tr key={id}>
                  <Td dataLabel={t.browser}>
                    <span title={userAgent}>{programOf(userAgent)}</span>{' '}
                    {isCurrent && <Label isCompact>{t.current}</Label>}
                  </Td>
                  <Td dataLabel={t.from}>{remoteAddress}</Td>
                  <Td dataLabel={t.used}>
                    <Ago at={lastUsedAt} />
                  </Td>
                  <Td dataLabel={t.ends}>
                    <ExactTime at={idleUntil} />
                  </Td>
                  <Td>
                    {!isCurrent && (
                      <Button size="sm" variant="secondary" onClick={() => end.mutate(id)}>
                        {t.end}
                      </Button>
                    )}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Loaded>
    </>
  );
}

export function SessionsPage(): ReactElement {
  return (
    <Page title={t.title} about={t.about}>
      <SessionsTable />
    </Page>
  );
}
