import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { OperationState } from '../../ui/operations/operation-state.js';
import { Loaded } from '../../ui/page.js';
import { SeverityLabel } from '../../ui/severity-label.js';
import { Ago } from '../../ui/time.js';

const t = texts.node;

function Operations({ nodeId }: { nodeId: string }): ReactElement {
  const operations = useQuery({
    queryKey: ['operations', 'of', nodeId],
    queryFn: () => answerOf(api.GET('/api/v1/operations', { params: { query: { subjectId: nodeId, limit: 30 } } })),
    refetchInterval: 2_000,
  });
  return (
    <Loaded query={operations}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{t.nothing}</p>
        ) : (
          <ul className="lines">
            {items.map(({ id, title, state, actor, createdAt }) => (
              <li key={id}>
                <OperationState state={state} />
                <span className="grow">
                  <Link to="/operations/$operationId" params={{ operationId: id }}>
                    {title}
                  </Link>{' '}
                  <span className="soft">{actor.userName}</span>
                </span>
                <Ago at={createdAt} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Events({ nodeId }: { nodeId: string }): ReactElement {
  const events = useQuery({
    queryKey: ['events', 'of', nodeId],
    queryFn: () => answerOf(api.GET('/api/v1/events', { params: { query: { subjectId: nodeId, limit: 30 } } })),
  });
  return (
    <Loaded query={events}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{t.nothing}</p>
        ) : (
          <ul className="lines">
            {items.map(({ id, severity, message, at }) => (
              <li key={id}>
                <SeverityLabel severity={severity} />
                <span className="grow">{message}</span>
                <Ago at={at} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** What was done with a node, and what happened to it. */
export function NodeActivity({ nodeId }: { nodeId: string }): ReactElement {
  return (
    <div className="columns">
      <Card isCompact>
        <CardTitle component="h2">{t.operations}</CardTitle>
        <CardBody>
          <Operations nodeId={nodeId} />
        </CardBody>
      </Card>
      <Card isCompact>
        <CardTitle component="h2">{t.events}</CardTitle>
        <CardBody>
          <Events nodeId={nodeId} />
        </CardBody>
      </Card>
    </div>
  );
}
