import { Button, Card, CardBody, CardHeader, CardTitle, ExpandableSection } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { operationQuery, operationsQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { OperationDetail } from '../ui/operations/operation-detail.js';
import { OperationState } from '../ui/operations/operation-state.js';
import { Loaded } from '../ui/page.js';
import { Ago } from '../ui/time.js';

type Operation = Schemas['OperationView'];
const t = texts.drawer;
const SHOWN = 8;

function Live({ id }: { id: string }): ReactElement {
  const operation = useQuery(operationQuery(id));
  return <Loaded query={operation}>{(present) => <OperationDetail operation={present} />}</Loaded>;
}

function Line({ operation }: { operation: Operation }): ReactElement {
  const { id, title, state, actor, createdAt } = operation;
  const [isExpanded, setExpanded] = useState(state === 'running');
  return (
    <li>
      <ExpandableSection
        className="grow"
        isExpanded={isExpanded}
        onToggle={(_event, next) => setExpanded(next)}
        toggleContent={
          <>
            <OperationState state={state} /> {title}
          </>
        }
      >
        <Live id={id} />
        <p>
          <Link to="/operations/$operationId" params={{ operationId: id }}>
            {texts.toasts.show}
          </Link>
        </p>
      </ExpandableSection>
      <span className="soft">{actor.userName}</span>
      <Ago at={createdAt} />
    </li>
  );
}

/** What runs and what ran last, below every page, with its output as it comes. */
export function OperationsDrawer({ onClose }: { onClose: () => void }): ReactElement {
  const operations = useQuery(operationsQuery);
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <Card
      id="operations-drawer"
      className="operations-drawer"
      component="section"
      aria-label={t.title}
      isCompact
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <CardHeader
        actions={{
          actions: (
            <>
              <Link to="/operations">{t.all}</Link>{' '}
              <Button
                ref={head}
                variant="plain"
                icon={<TimesIcon />}
                aria-label={texts.common.close}
                onClick={onClose}
              />
            </>
          ),
        }}
      >
        <CardTitle component="h2">{t.title}</CardTitle>
      </CardHeader>
      <CardBody>
        <Loaded query={operations}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{t.quiet}</p>
            ) : (
              <ul className="lines">
                {items.slice(0, SHOWN).map((operation) => (
                  <Line key={operation.id} operation={operation} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </CardBody>
    </Card>
  );
}
