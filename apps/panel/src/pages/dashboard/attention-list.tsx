import { Button, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.js';
import { nodesQuery, servicesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { Loaded } from '../../ui/page.js';
import { StateLabel } from '../../ui/state-label.js';
import { Ago } from '../../ui/time.js';
import { attentionOf, type Ailing } from './attention.js';

const t = texts.dashboard;
const SHOWN = 20;

export const useAlarms = () =>
  useQuery({
    queryKey: ['alarms'],
    queryFn: () => answerOf(api.GET('/api/v1/alarms', { params: { query: { limit: 100 } } })),
    refetchInterval: 5_000,
  });

function Name({ ailing: { id, name, kind } }: { ailing: Ailing }): ReactElement {
  if (kind === 'node') {
    return (
      <Link to="/nodes/$nodeId" params={{ nodeId: id }}>
        {name}
      </Link>
    );
  }
  if (kind === 'alarm') return <Link to="/alarms">{name}</Link>;
  return (
    <Link to="/services/$id" params={{ id }}>
      {name}
    </Link>
  );
}

/** What needs somebody, what hurts most first. */
export function AttentionList(): ReactElement {
  const services = useQuery(servicesQuery);
  const nodes = useQuery(nodesQuery);
  const alarms = useAlarms();
  const ailing = attentionOf({
    services: services.data?.items ?? [],
    nodes: nodes.data?.items ?? [],
    alarms: alarms.data?.items ?? [],
  });
  const isKnown = services.data !== undefined && nodes.data !== undefined;
  return (
    <Card isCompact>
      <CardTitle component="h2">{t.attention}</CardTitle>
      <CardBody>
        {isKnown && ailing.length === 0 && <p>{t.quiet}</p>}
        <ul className="lines">
          {ailing.slice(0, SHOWN).map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <StateLabel state={one.state} />
              <span className="grow">
                <Name ailing={one} /> {one.reason}
              </span>
              {one.since !== null && <Ago at={one.since} />}
            </li>
          ))}
        </ul>
        {ailing.length > SHOWN && <p className="soft">{t.more(ailing.length - SHOWN)}</p>}
      </CardBody>
    </Card>
  );
}

/** What happened last. While somebody reads it, it does not jump: new ones are counted until they are asked for. */
export function LatestEvents(): ReactElement {
  const [held, setHeld] = useState<string | null>(null);
  const events = useQuery({
    queryKey: ['events', 'latest'],
    queryFn: () => answerOf(api.GET('/api/v1/events', { params: { query: { limit: 40 } } })),
  });
  return (
    <Card isCompact>
      <CardTitle component="h2">{t.latest}</CardTitle>
      <CardBody>
        <Loaded query={events}>
          {({ items }) => {
            const newest = items[0]?.id;
            if (newest === undefined) return <p className="soft">{t.noEvents}</p>;
            const fresh =
              held === null
                ? 0
                : Math.max(
                    0,
                    items.findIndex(({ id }) => id === held),
                  );
            return (
              <>
                {fresh > 0 && (
                  <Button variant="link" isInline onClick={() => setHeld(null)}>
                    {t.paused(fresh)}
                  </Button>
                )}
                <ul className="lines" onMouseEnter={() => setHeld(newest)} onMouseLeave={() => setHeld(null)}>
                  {items.slice(fresh, fresh + 12).map(({ id, at, message, subject }) => (
                    <li key={id}>
                      <span className="grow">
                        {!message.includes(subject.name) && <strong>{subject.name} </strong>}
                        {message}
                      </span>
                      <Ago at={at} />
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </Loaded>
      </CardBody>
    </Card>
  );
}
