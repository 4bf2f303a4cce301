import { Card, CardBody, CardTitle, Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { servicesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { Loaded, Nothing } from '../../ui/page.js';
import { StateLabel } from '../../ui/state-label.js';

const t = texts.node;
const s = texts.services;
const PROGRAMS = { running: 'success', failed: 'danger', stopped: 'warning' } as const;

function Balanced({ nodeId }: { nodeId: string }): ReactElement {
  const services = useQuery(servicesQuery);
  return (
    <Loaded query={services}>
      {({ items }) => {
        const rows = items.flatMap(({ id, name, key, realServers }) =>
          realServers
            .filter(({ spec }) => spec.nodeId === nodeId)
            .map((server) => ({ serviceId: id, name, key, server })),
        );
        if (rows.length === 0) return <Nothing title={t.balancedEmpty}>{t.balancedEmptyWhy}</Nothing>;
        return (
          <Table aria-label={t.balanced} variant="compact">
            <Thead>
              <Tr>
                <Th>{texts.common.name}</Th>
                <Th>{s.key}</Th>
                <Th>{texts.common.state}</Th>
                <Th>{t.wantedState}</Th>
                <Th>{t.weight}</Th>
                <Th>{s.connections}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {rows.map(({ serviceId, name, key, server: { id, spec, status } }) => (
                <Tr key={id}>
                  <Td dataLabel={texts.common.name}>
                    <Link to="/services/$id" params={{ id: serviceId }}>
                      {name}
                    </Link>
                  </Td>
                  <Td dataLabel={s.key}>{key}</Td>
                  <Td dataLabel={texts.common.state}>
                    <StateLabel state={status.state} fresh={status.fresh} />{' '}
                    <span className="soft">{status.reason}</span>
                  </Td>
                  <Td dataLabel={t.wantedState}>{spec.adminState}</Td>
                  <Td dataLabel={t.weight}>{spec.weight}</Td>
                  <Td dataLabel={s.connections}>{status.activeConnections}</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        );
      }}
    </Loaded>
  );
}

function Programs({ services }: { services: Schemas['NodeStatusView']['services'] }): ReactElement {
  if (services.length === 0) return <p className="soft">{t.ownEmpty}</p>;
  return (
    <ul className="lines">
      {services.map(({ name, state, detail }) => (
        <li key={name}>
          <Label isCompact variant="outline" status={PROGRAMS[state]}>
            {state}
          </Label>
          <span className="grow">
            <strong>{name}</strong> {detail}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the node does for whom. */
export function NodeServices({ node }: { node: Schemas['NodeView'] }): ReactElement {
  return (
    <div className="stack">
      <Card isCompact>
        <CardTitle component="h2">{t.balanced}</CardTitle>
        <CardBody>
          <Balanced nodeId={node.id} />
        </CardBody>
      </Card>
      <Card isCompact>
        <CardTitle component="h2">{t.own}</CardTitle>
        <CardBody>
          <Programs services={node.status.services} />
        </CardBody>
      </Card>
    </div>
  );
}
