import { Alert, Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { useMay } from '../api/session.js';
import { texts } from '../texts/index.js';
import { Closed } from '../ui/closed.js';
import { Loaded, Page } from '../ui/page.js';
import { ExactTime } from '../ui/time.js';

const t = texts.audit;

function Audit(): ReactElement {
  const entries = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/v1/audit', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
  });
  const verify = useMutation({ mutationFn: () => answerOf(api.GET('/api/v1/audit/verification')) });
  const actions = (
    <>
      <Button variant="secondary" isLoading={verify.isPending} onClick={() => verify.mutate()}>
        {t.verify}
      </Button>
      <Button variant="secondary" component="a" href="/api/v1/audit/export" download="audit.ndjson">
        {t.export}
      </Button>
    </>
  );
  return (
    <Page title={t.title} about={t.about} actions={actions}>
      {verify.data !== undefined && (
        <Alert
          isInline
          variant={verify.data.isIntact ? 'success' : 'danger'}
          title={verify.data.isIntact ? t.intact(verify.data.entries) : t.broken(verify.data.firstBroken ?? 0)}
        />
      )}
      <Loaded query={entries}>
        {({ pages }) => (
          <Table aria-label={t.title} variant="compact">
            <Thead>
              <Tr>
                <Th>{texts.events.at}</Th>
                <Th>{t.who}</Th>
                <Th>{t.action}</Th>
                <Th>{texts.events.subject}</Th>
                <Th>{t.from}</Th>
                <Th>{t.result}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {pages
                .flatMap(({ items }) => items)
                .map(({ id, at, actor, action, subjectName, remoteAddress, result }) => (
                  <Tr key={id}>
                    <Td dataLabel={texts.events.at}>
                      <ExactTime at={at} />
                    </Td>
                    <Td dataLabel={t.who}>
                      {actor.userName} {actor.tokenName !== null && <span className="soft">({actor.tokenName})</span>}
                    </Td>
                    <Td dataLabel={t.action}>{action}</Td>
                    <Td dataLabel={texts.events.subject}>{subjectName}</Td>
                    <Td dataLabel={t.from}>{remoteAddress}</Td>
                    <Td dataLabel={t.result}>{result}</Td>
                  </Tr>
                ))}
            </Tbody>
          </Table>
        )}
      </Loaded>
      {entries.hasNextPage && (
        <Button variant="link" isLoading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {texts.common.more}
        </Button>
      )}
    </Page>
  );
}

export function AuditPage(): ReactElement {
  if (useMay('audit:read')) return <Audit />;
  return (
    <Page title={t.title}>
      <Closed scope="audit:read" about={t.about} />
    </Page>
  );
}
