import {
  Button,
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { operationQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { OperationDetail } from '../ui/operations/operation-detail.js';
import { OperationState } from '../ui/operations/operation-state.js';
import { Loaded, Page } from '../ui/page.js';
import { ExactTime, span, useNow } from '../ui/time.js';

type Operation = Schemas['OperationView'];
const t = texts.operations;

function Row({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function Took({ operation: { createdAt, finishedAt } }: { operation: Operation }): ReactElement {
  const now = useNow(1_000);
  const end = finishedAt === null ? now : new Date(finishedAt).getTime();
  return <>{span(end - new Date(createdAt).getTime())}</>;
}

/** Links to what an operation is about, where that has a page. */
function Subject({ subject }: { subject: NonNullable<Operation['subject']> }): ReactElement {
  const { type, id, name } = subject;
  if (type === 'virtual-service') {
    return (
      <Link to="/services/$id" params={{ id }}>
        {name}
      </Link>
    );
  }
  if (type !== 'node') return <>{name}</>;
  return (
    <Link to="/nodes/$nodeId" params={{ nodeId: id }}>
      {name}
    </Link>
  );
}

function Status({ operation }: { operation: Operation }): ReactElement {
  const { id, kind, state, actor, subject, createdAt, finishedAt } = operation;
  return (
    <DescriptionList isCompact isHorizontal>
      <Row term={texts.common.state}>
        <OperationState state={state} />
      </Row>
      <Row term={t.by}>
        {actor.userName} {actor.tokenName !== null && <span className="soft">{t.token(actor.tokenName)}</span>}
      </Row>
      {subject !== null && (
        <Row term={t.subject}>
          <Subject subject={subject} />
        </Row>
      )}
      <Row term={t.started}>
        <ExactTime at={createdAt} />
      </Row>
      {finishedAt !== null && (
        <Row term={t.ended}>
          <ExactTime at={finishedAt} />
        </Row>
      )}
      <Row term={t.took}>
        <Took operation={operation} />
      </Row>
      <Row term={t.kind}>{kind}</Row>
      <Row term={t.id}>
        <code>{id}</code>
      </Row>
    </DescriptionList>
  );
}

/** Gives the log as a file of plain text. */
function download({ id, title, log }: Operation): void {
  const lines = [title, ...log.map(({ at, line }) => `${at} ${line}`), ''];
  const url = URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `operation-${id}.log`;
  link.click();
  URL.revokeObjectURL(url);
}

/** One operation; its address can be given to others. */
export function OperationPage(): ReactElement {
  const { operationId = '' } = useParams({ strict: false });
  const operation = useQuery(operationQuery(operationId));
  const { data } = operation;
  return (
    <Page
      title={data?.title ?? t.title}
      actions={
        data !== undefined && (
          <Button variant="secondary" onClick={() => download(data)}>
            {t.download}
          </Button>
        )
      }
    >
      <Loaded query={operation}>
        {(present) => (
          <div className="stack">
            <p>
              <Link to="/operations">{t.back}</Link>
            </p>
            <Card isCompact>
              <CardTitle component="h2">{t.output}</CardTitle>
              <CardBody>
                <OperationDetail operation={present} />
              </CardBody>
            </Card>
            <Card isCompact>
              <CardTitle component="h2">{t.status}</CardTitle>
              <CardBody>
                <Status operation={present} />
              </CardBody>
            </Card>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
