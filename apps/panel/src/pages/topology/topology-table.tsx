import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { StateLabel } from '../../ui/state-label.js';
import type { Graph } from './graph.js';

const t = texts.topology;

/** The same as the drawing, to be read: each link with what passes over it. */
export function TopologyTable({ graph: { vertices, edges } }: { graph: Graph }): ReactElement {
  const end = (id: string): ReactElement | null => {
    const vertex = vertices.find((one) => one.id === id);
    if (vertex === undefined) return null;
    return (
      <>
        {vertex.title} {vertex.state !== null && <StateLabel state={vertex.state} />}
      </>
    );
  };
  return (
    <Table aria-label={t.title} variant="compact">
      <Thead>
        <Tr>
          <Th>{t.from}</Th>
          <Th>{t.link}</Th>
          <Th>{t.to}</Th>
          <Th>{texts.services.connections}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {edges.map(({ id, from, to, kind, label }) => (
          <Tr key={id}>
            <Td dataLabel={t.from}>{end(from)}</Td>
            <Td dataLabel={t.link}>{kind}</Td>
            <Td dataLabel={t.to}>{end(to)}</Td>
            <Td dataLabel={texts.services.connections}>{label}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
