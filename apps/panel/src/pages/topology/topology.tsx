import { Card, CardBody, CardHeader, CardTitle, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { addressesQuery, clusterQuery, nodesQuery, servicesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { graphOf } from './graph.js';
import { TopologyTable } from './topology-table.js';

const t = texts.topology;
const TopologyDrawing = lazy(async () => ({ default: (await import('./drawing.js')).TopologyDrawing }));
/** On a narrow screen the table comes first. */
const NARROW = '(max-width: 48rem)';

/** The cluster as it is now, drawn or as a table. */
export function Topology(): ReactElement {
  const [isTable, setTable] = useState(() => window.matchMedia(NARROW).matches);
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
    <Card isCompact>
      <CardHeader
        actions={{
          actions: (
            <ToggleGroup isCompact aria-label={t.show}>
              <ToggleGroupItem text={t.drawing} isSelected={!isTable} onChange={() => setTable(false)} />
              <ToggleGroupItem text={t.table} isSelected={isTable} onChange={() => setTable(true)} />
            </ToggleGroup>
          ),
        }}
      >
        <CardTitle component="h2">{t.title}</CardTitle>
      </CardHeader>
      <CardBody>
        {isTable ? (
          <TopologyTable graph={graph} />
        ) : (
          <Suspense fallback={<p className="soft">{texts.common.loading}</p>}>
            {/* What came or went changes the shape: it is fitted into its frame again. */}
            <TopologyDrawing key={graph.vertices.map(({ id }) => id).join()} graph={graph} />
          </Suspense>
        )}
      </CardBody>
    </Card>
  );
}
