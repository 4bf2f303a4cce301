import { Alert, AlertActionLink, Button } from '@patternfly/react-core';
import { PauseIcon, PlayIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { HappeningsTabs } from '../ui/happenings.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { SeverityLabel } from '../ui/severity-label.js';
import { ExactTime } from '../ui/time.js';
import { EventFilters, NO_FILTER, queryOf, type EventFilter } from './events/event-filters.js';

type Event = Schemas['EventView'];
const t = texts.events;
const PAGE = 100;

/** How many have come since the newest that is shown. */
function News({ since, filter, onShow }: { since: string; filter: EventFilter; onShow: () => void }): ReactElement {
  const news = useQuery({
    queryKey: ['events', 'since', since, filter],
    queryFn: () =>
      answerOf(api.GET('/api/v1/events', { params: { query: { since, limit: PAGE, ...queryOf(filter) } } })),
    refetchInterval: 5_000,
  });
  const count = news.data?.items.length ?? 0;
  const isMore = (news.data?.page.next ?? null) !== null;
  return (
    <Alert
      isInline
      isLiveRegion
      variant="info"
      className="above"
      title={isMore ? t.pausedMany(count) : t.paused(count)}
      actionLinks={<AlertActionLink onClick={onShow}>{t.resume}</AlertActionLink>}
    />
  );
}

function EventRow({ at, severity, type, subject, message, steps }: Event): ReactElement {
  return (
    <Tr>
      <Td dataLabel={t.at}>
        <ExactTime at={at} />
      </Td>
      <Td dataLabel={t.severity}>
        <SeverityLabel severity={severity} />
      </Td>
      <Td dataLabel={t.kind}>{type}</Td>
      <Td dataLabel={t.subject}>{subject.name}</Td>
      <Td dataLabel={t.message}>
        {message}
        {steps.length > 0 && <pre className="log">{steps.join('\n')}</pre>}
      </Td>
    </Tr>
  );
}

function Events({ items }: { items: readonly Event[] }): ReactElement {
  return (
    <Table aria-label={t.title} variant="compact">
      <Thead>
        <Tr>
          <Th>{t.at}</Th>
          <Th>{t.severity}</Th>
          <Th>{t.kind}</Th>
          <Th>{t.subject}</Th>
          <Th width={50}>{t.message}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((event) => (
          <EventRow key={event.id} {...event} />
        ))}
      </Tbody>
    </Table>
  );
}

/** What happened. New events come in at the top, unless somebody reads: then they wait, and are counted. */
export function EventsPage(): ReactElement {
  const [filter, setFilter] = useState<EventFilter>(NO_FILTER);
  /** The newest event that was shown when it was paused; null: it follows. */
  const [pausedAt, setPausedAt] = useState<string | null>(null);
  const events = useInfiniteQuery({
    queryKey: ['events', 'list', filter],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...queryOf(filter), ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/events', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    enabled: pausedAt === null,
  });
  const shown = events.data?.pages.flatMap(({ items }) => items) ?? [];
  const pause = (): void => setPausedAt(shown[0]?.id ?? '0');
  const follow = (): void => setPausedAt(null);
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <Page title={t.title} about={t.about}>
      <HappeningsTabs present="/events" />
      <div className="toolbar" role="group" aria-label={t.filters}>
        <EventFilters
          filter={filter}
          onChange={(next) => {
            setFilter(next);
            follow();
          }}
        />
        <Button
          variant="secondary"
          icon={pausedAt === null ? <PauseIcon /> : <PlayIcon />}
          onClick={pausedAt === null ? pause : follow}
        >
          {pausedAt === null ? t.pause : t.follow}
        </Button>
      </div>
      {pausedAt !== null && <News since={pausedAt} filter={filter} onShow={follow} />}
      <Loaded query={events}>
        {() =>
          shown.length === 0 ? (
            <Nothing title={isFiltered ? t.noMatch : t.empty}>{isFiltered ? t.noMatchWhy : t.emptyWhy}</Nothing>
          ) : (
            <Events items={shown} />
          )
        }
      </Loaded>
      {events.hasNextPage && (
        <Button
          variant="link"
          isLoading={events.isFetchingNextPage}
          onClick={() => {
            // Who reads older ones is not to have them jump away.
            if (pausedAt === null) pause();
            void events.fetchNextPage();
          }}
        >
          {texts.common.more}
        </Button>
      )}
    </Page>
  );
}
