import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { addressesQuery, clusterQuery, nodesQuery, servicesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { graphOf } from './graph.js';

const TopologyDrawing = lazy(async () => ({ default: (await import('./drawing.js')).TopologyDrawing }));
const TopologyTable = lazy(async () => ({ default: (await import('./topology-table.js')).TopologyTable }));

/** What the cluster is made of, from real state, in one of its two looks. */
export function Topology({ isTable }: { isTable: boolean }): ReactElement {
  const cluster = useQuery(clusterQuery).data;
  const nodes = useQuery(nodesQuery).data;
  const addresses = useQuery(addressesQuery).data;
  const services = useQuery(servicesQuery).data;
  const graph = useMemo(
    () =>
      graphOf({
        cluster: { name: cluster?.name ?? null, quorumIp: cluster?.spec.quorumIp ?? null },
        nodes: nodes?.items ?? [],
        addresses: addresses?.items ?? [],
        services: services?.items ?? [],
      }),
    [cluster, nodes, addresses, services],
  );
  return (
    <Suspense fallback={<p className="soft">{texts.common.loading}</p>}>
      {isTable ? (
        <TopologyTable graph={graph} />
      ) : (
        // What came or went changes the shape: it is fitted into its frame again.
        <TopologyDrawing key={graph.vertices.map(({ id }) => id).join()} graph={graph} />
      )}
    </Suspense>
  );
}
