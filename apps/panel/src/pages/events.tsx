import { Button, Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded, Page } from '../ui/page.js';
import { ExactTime } from '../ui/time.js';

const t = texts.events;
const LOOKS: Readonly<Record<string, 'info' | 'warning' | 'danger'>> = {
  info: 'info',
  warning: 'warning',
  error: 'danger',
};

export function EventsPage(): ReactElement {
  const events = useInfiniteQuery({
    queryKey: ['events'],
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/events', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
  });
  return (
    <Page title={t.title} about={t.about}>
      <Loaded query={events}>
        {({ pages }) => (
          <Table aria-label={t.title} variant="compact">
            <Thead>
              <Tr>
                <Th>{t.at}</Th>
                <Th>{texts.common.state}</Th>
                <Th>{t.subject}</Th>
                <Th>{t.message}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {pages
                .flatMap(({ items }) => items)
                .map(({ id, at, severity, type, subject, message, steps }) => (
                  <Tr key={id}>
                    <Td dataLabel={t.at}>
                      <ExactTime at={at} />
                    </Td>
                    <Td dataLabel={texts.common.state}>
                      <Label isCompact variant="outline" status={LOOKS[severity] ?? 'info'}>
                        {type}
                      </Label>
                    </Td>
                    <Td dataLabel={t.subject}>{subject.name}</Td>
                    <Td dataLabel={t.message}>
                      {message}
                      {steps.length > 0 && <pre className="log">{steps.join('\n')}</pre>}
                    </Td>
                  </Tr>
                ))}
            </Tbody>
          </Table>
        )}
      </Loaded>
      {events.hasNextPage && (
        <Button variant="link" isLoading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {texts.common.more}
        </Button>
      )}
    </Page>
  );
}
