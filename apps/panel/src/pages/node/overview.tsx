import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { StateLabel } from '../../ui/state-label.js';
import { Ago, ExactTime } from '../../ui/time.js';

type Node = Schemas['NodeView'];
const t = texts.node;

function Row({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function Facts({ node: { spec, tags, status } }: { node: Node }): ReactElement {
  return (
    <DescriptionList isCompact isHorizontal>
      <Row term={texts.nodes.roles}>{spec.roles.map((role) => t.roleNames[role]).join(', ')}</Row>
      <Row term={texts.nodes.addresses}>
        {spec.addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`).join(', ')}
      </Row>
      {tags.length > 0 && <Row term={texts.nodes.tags}>{tags.join(', ')}</Row>}
      <Row term={t.hostname}>{status.hostname}</Row>
      <Row term={texts.nodes.kernel}>{status.kernelRelease ?? texts.states.unknown}</Row>
      <Row term={texts.nodes.agent}>{status.agentVersion ?? texts.states.unknown}</Row>
      {status.schedulers.length > 0 && <Row term={t.schedulers}>{status.schedulers.join(', ')}</Row>}
      {status.joinedAt !== null && (
        <Row term={t.joined}>
          <ExactTime at={status.joinedAt} />
        </Row>
      )}
      {status.certificateExpiresAt !== null && (
        <Row term={t.certificate}>
          <ExactTime at={status.certificateExpiresAt} />
        </Row>
      )}
    </DescriptionList>
  );
}

function Condition({ node: { spec, status } }: { node: Node }): ReactElement {
  return (
    <DescriptionList isCompact isHorizontal>
      <Row term={t.desired}>{spec.maintenance ? t.inMaintenance : t.inService}</Row>
      <Row term={t.observed}>
        <StateLabel state={status.state} fresh={status.fresh} /> {status.reason}
      </Row>
      {status.since !== null && (
        <Row term={texts.nodes.seen}>
          <Ago at={status.at} />
        </Row>
      )}
      <Row term={texts.nodes.connections}>{status.connections}</Row>
      <Row term={t.configuration}>{t.revision(status.observedRevision, status.desiredRevision)}</Row>
      {status.failures.length > 0 && (
        <Row term={t.failures}>
          <ul>
            {status.failures.map(({ subject, message }) => (
              <li key={subject}>
                <strong>{subject}</strong> {message}
              </li>
            ))}
          </ul>
        </Row>
      )}
      {status.foreignServices.length > 0 && <Row term={t.foreign}>{status.foreignServices.join(', ')}</Row>}
    </DescriptionList>
  );
}

/** What is wanted of a node beside what it says, and what it is. */
export function NodeOverview({ node }: { node: Node }): ReactElement {
  return (
    <div className="columns">
      <Card isCompact>
        <CardTitle component="h2">{texts.common.state}</CardTitle>
        <CardBody>
          <Condition node={node} />
        </CardBody>
      </Card>
      <Card isCompact>
        <CardTitle component="h2">{t.overview}</CardTitle>
        <CardBody>
          <Facts node={node} />
        </CardBody>
      </Card>
    </div>
  );
}
