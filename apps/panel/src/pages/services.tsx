import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { StateLabel } from '../ui/state-label.js';

type Service = Schemas['VirtualServiceView'];
const t = texts.services;

function Servers({ servers }: { servers: Service['realServers'] }): ReactElement {
  return (
    <Table aria-label={t.servers} variant="compact" borders={false}>
      <Thead>
        <Tr>
          <Th>{t.key}</Th>
          <Th>{texts.common.state}</Th>
          <Th>{t.admin}</Th>
          <Th>{t.method}</Th>
          <Th>{t.wanted}</Th>
          <Th>{t.kernel}</Th>
          <Th>{t.connections}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {servers.map(({ id, spec, status }) => (
          <Tr key={id}>
            <Td dataLabel={t.key}>
              {spec.address}:{spec.port}
            </Td>
            <Td dataLabel={texts.common.state}>
              <StateLabel state={status.state} fresh={status.fresh} /> <span className="soft">{status.reason}</span>
            </Td>
            <Td dataLabel={t.admin}>{spec.adminState}</Td>
            <Td dataLabel={t.method}>{spec.forwardingMethod}</Td>
            <Td dataLabel={t.wanted}>{spec.weight}</Td>
            <Td dataLabel={t.kernel}>{status.kernel?.weight ?? '–'}</Td>
            <Td dataLabel={t.connections}>{status.activeConnections}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function ServiceRows({ service, index }: { service: Service; index: number }): ReactElement {
  const [isExpanded, setExpanded] = useState(false);
  const { name, key, spec, status, realServers } = service;
  const up = realServers.filter((server) => server.status.state === 'up').length;
  return (
    <Tbody isExpanded={isExpanded}>
      <Tr>
        <Td
          expand={{
            rowIndex: index,
            isExpanded,
            onToggle: () => setExpanded(!isExpanded),
            expandId: `service-${index}`,
          }}
        />
        <Td dataLabel={texts.common.name}>
          <strong>{name}</strong>
        </Td>
        <Td dataLabel={t.key}>{key}</Td>
        <Td dataLabel={texts.common.state}>
          <StateLabel state={status.state} fresh={status.fresh} /> <span className="soft">{status.reason}</span>
        </Td>
        <Td dataLabel={t.scheduler}>{spec.scheduler}</Td>
        <Td dataLabel={t.servers}>{texts.dashboard.of(up, realServers.length)}</Td>
        <Td dataLabel={t.connections}>{status.activeConnections}</Td>
      </Tr>
      <Tr isExpanded={isExpanded}>
        <Td colSpan={7}>
          <ExpandableRowContent>
            <Servers servers={realServers} />
          </ExpandableRowContent>
        </Td>
      </Tr>
    </Tbody>
  );
}

export function ServicesPage(): ReactElement {
  const services = useQuery({
    queryKey: ['virtual-services'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services', { params: { query: { limit: 500 } } })),
    refetchInterval: 2_000,
  });
  return (
    <Page title={t.title} about={t.about}>
      <Loaded query={services}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty}>{t.emptyWhy}</Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th screenReaderText={t.servers} />
                  <Th>{texts.common.name}</Th>
                  <Th>{t.key}</Th>
                  <Th>{texts.common.state}</Th>
                  <Th>{t.scheduler}</Th>
                  <Th>{t.servers}</Th>
                  <Th>{t.connections}</Th>
                </Tr>
              </Thead>
              {items.map((service, index) => (
                <ServiceRows key={service.id} service={service} index={index} />
              ))}
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
}
