import { Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded } from '../ui/page.js';
import { StateLabel } from '../ui/state-label.js';
import { Ago } from '../ui/time.js';
import { paceFor } from './queries.js';

const t = texts.why;
/** Servers that are well have little to tell; of many, these come first and no more are drawn. */
const MOST = 100;
const WORST = ['down', 'unknown', 'degraded', 'up'] as const;

/** The chain of causes, from each probe to what the kernel has. */
export function Why({ id, servers }: { id: string; servers: number }): ReactElement {
  const why = useQuery({
    queryKey: ['virtual-services', id, 'why'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services/{id}/why', { params: { path: { id } } })),
    refetchInterval: paceFor(servers),
  });
  return (
    <Loaded query={why}>
      {({ chain, directors, realServers }) => (
        <div className="stack">
          <section aria-label={t.service}>
            <ol className="chain">
              {chain.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </section>
          <section aria-label={t.directors}>
            <Title headingLevel="h3" size="md">
              {t.directors}
            </Title>
            <ul className="lines">
              {directors.map(({ directorId, name, state, fresh, reason, isCarrier, at }) => (
                <li key={directorId}>
                  <StateLabel state={state} fresh={fresh} />
                  <span className="grow">
                    <strong>{name}</strong> {isCarrier && <Label isCompact>{t.carrier}</Label>} {reason}
                  </span>
                  <Ago at={at} />
                </li>
              ))}
            </ul>
          </section>
          {[...realServers]
            .sort((one, other) => WORST.indexOf(one.state) - WORST.indexOf(other.state))
            .slice(0, MOST)
            .map(({ id: serverId, name, state, fresh, reason, causes }) => (
              <section key={serverId} aria-label={name}>
                <Title headingLevel="h3" size="md">
                  {name} <StateLabel state={state} fresh={fresh} /> <span className="soft">{reason}</span>
                </Title>
                <ol className="chain">
                  {causes.map(({ stage, text, since }) => (
                    <li key={stage}>
                      <Label isCompact variant="outline">
                        {t.stages[stage]}
                      </Label>{' '}
                      {text} <Ago at={since} />
                    </li>
                  ))}
                </ol>
              </section>
            ))}
          {realServers.length > MOST && <p className="soft">{t.more(realServers.length - MOST)}</p>}
        </div>
      )}
    </Loaded>
  );
}

/** What is wanted, what the kernel has, and what the packets say, side by side. */
export function Comparison({ id, servers }: { id: string; servers: number }): ReactElement {
  const c = texts.comparison;
  const comparison = useQuery({
    queryKey: ['virtual-services', id, 'comparison'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services/{id}/comparison', { params: { path: { id } } })),
    refetchInterval: paceFor(servers),
  });
  return (
    <Loaded query={comparison}>
      {({ hasDrift, realServers }) => (
        <div className="stack">
          <p>
            <Label status={hasDrift === true ? 'warning' : hasDrift === false ? 'success' : 'info'} variant="outline">
              {hasDrift === true ? c.drift : hasDrift === false ? c.same : c.unknown}
            </Label>
          </p>
          <Table aria-label={c.title} variant="compact">
            <Thead>
              <Tr>
                <Th>{texts.servers.server}</Th>
                <Th>{c.desired}</Th>
                <Th>{c.kernel}</Th>
                <Th>{c.traffic}</Th>
                <Th>{c.differs}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {realServers.slice(0, MOST).map(({ id: serverId, name, desired, kernel, traffic, differences }) => (
                <Tr key={serverId}>
                  <Td dataLabel={texts.servers.server}>
                    <strong>{name}</strong>
                  </Td>
                  <Td dataLabel={c.desired}>{desired === null ? c.absent : c.entry(desired)}</Td>
                  <Td dataLabel={c.kernel}>{kernel === null ? c.absent : c.entry(kernel)}</Td>
                  <Td dataLabel={c.traffic}>{traffic === null ? c.silent : c.packets(traffic)}</Td>
                  <Td dataLabel={c.differs}>
                    {differences.map(({ field, explanation, isDrift }) => (
                      <div key={field}>
                        {field}:{' '}
                        {isDrift ? (
                          <Label isCompact status="warning">
                            {c.isDrift}
                          </Label>
                        ) : (
                          explanation
                        )}
                      </div>
                    ))}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
          {realServers.length > MOST && <p className="soft">{t.more(realServers.length - MOST)}</p>}
        </div>
      )}
    </Loaded>
  );
}
