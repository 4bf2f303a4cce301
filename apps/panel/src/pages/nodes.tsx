import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { StateLabel } from '../ui/state-label.js';
import { Ago } from '../ui/time.js';

const t = texts.nodes;

export function NodesPage(): ReactElement {
  const nodes = useQuery({
    queryKey: ['nodes'],
    queryFn: () => answerOf(api.GET('/api/v1/nodes', { params: { query: { limit: 500 } } })),
    refetchInterval: 2_000,
  });
  return (
    <Page title={t.title} about={t.about}>
      <Loaded query={nodes}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty}>{t.emptyWhy}</Nothing>
          ) : (
            <Table aria-label={t.title} variant="compact">
              <Thead>
                <Tr>
                  <Th>{texts.common.name}</Th>
                  <Th>{texts.common.state}</Th>
                  <Th>{t.roles}</Th>
                  <Th>{t.addresses}</Th>
                  <Th>{t.connections}</Th>
                  <Th>{t.kernel}</Th>
                  <Th>{t.seen}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {items.map(({ id, name, spec, status }) => (
                  <Tr key={id}>
                    <Td dataLabel={texts.common.name}>
                      <strong>{name}</strong> {spec.maintenance && <Label isCompact>{t.maintenance}</Label>}
                    </Td>
                    <Td dataLabel={texts.common.state}>
                      <StateLabel state={status.state} fresh={status.fresh} />{' '}
                      <span className="soft">{status.reason}</span>
                    </Td>
                    <Td dataLabel={t.roles}>{spec.roles.join(', ')}</Td>
                    <Td dataLabel={t.addresses}>{spec.addresses.map(({ address }) => address).join(', ')}</Td>
                    <Td dataLabel={t.connections}>{status.connections}</Td>
                    <Td dataLabel={t.kernel}>{status.kernelRelease ?? ''}</Td>
                    <Td dataLabel={t.seen}>
                      <Ago at={status.at} />
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
}
