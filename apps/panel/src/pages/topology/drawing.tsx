import '@xyflow/react/dist/base.css';
import './drawing.css';
import {
  Background,
  Controls,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type Edge as FlowEdge,
  type Node as FlowNode,
  type NodeProps,
} from '@xyflow/react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { StateLabel } from '../../ui/state-label.js';
import type { Edge, Graph, Vertex } from './graph.js';

const t = texts.topology;
const COLUMN_WIDTH = 270;
const ROW_HEIGHT = 118;

type Box = FlowNode<{ vertex: Vertex }, 'box'>;

const KINDS = {
  ...{ clients: '', manager: t.managerSays, address: t.address, director: t.director },
  ...{ service: t.service, node: t.node, more: '' },
} as const;

function Title({ vertex: { kind, title, nodeId, serviceId } }: { vertex: Vertex }): ReactElement {
  if (nodeId !== null) {
    return (
      <Link to="/nodes/$nodeId" params={{ nodeId }}>
        {title}
      </Link>
    );
  }
  if (serviceId !== null) {
    return (
      <Link to="/services/$id" params={{ id: serviceId }}>
        {title}
      </Link>
    );
  }
  if (kind === 'address') return <Link to="/addresses">{title}</Link>;
  if (kind === 'manager') return <Link to="/set-up">{title}</Link>;
  return <>{title}</>;
}

function BoxView({ data: { vertex } }: NodeProps<Box>): ReactElement {
  const { kind, detail, state } = vertex;
  return (
    <div className={`topology-box topology-${state ?? 'plain'}`}>
      {kind !== 'clients' && kind !== 'manager' && (
        <Handle type="target" position={Position.Left} isConnectable={false} />
      )}
      <div className="soft topology-kind">{KINDS[kind]}</div>
      <strong>
        <Title vertex={vertex} />
      </strong>
      {detail !== '' && <div className="soft">{detail}</div>}
      {state !== null && <StateLabel state={state} />}
      {kind !== 'node' && <Handle type="source" position={Position.Right} isConnectable={false} />}
    </div>
  );
}

const NODE_TYPES = { box: BoxView };
const GREATEST = 6;

function flowEdge({ id, from, to, label, load, isControl }: Edge): FlowEdge {
  const width = Math.min(GREATEST, 1 + Math.log2(1 + load));
  return {
    ...{ id, source: from, target: to, label, animated: load > 0 },
    className: isControl ? 'topology-control' : load > 0 ? 'topology-busy' : 'topology-idle',
    style: { strokeWidth: isControl ? 1 : width },
    ...(isControl
      ? {}
      : { markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, markerUnits: 'userSpaceOnUse' } }),
  };
}

/** Columns are centred against each other, so that links stay short. */
function flowNodes(vertices: readonly Vertex[]): Box[] {
  const sizes = new Map<number, number>();
  for (const { column } of vertices) sizes.set(column, (sizes.get(column) ?? 0) + 1);
  const greatest = Math.max(1, ...sizes.values());
  return vertices.map((vertex) => {
    const { id, column, row } = vertex;
    const y = (row + (greatest - (sizes.get(column) ?? 1)) / 2) * ROW_HEIGHT;
    return { id, type: 'box', data: { vertex }, position: { x: column * COLUMN_WIDTH, y } };
  });
}

/** As tall as its longest column needs, within what a screen shows. */
const heightOf = ({ vertices }: Graph): string =>
  `clamp(18rem, ${4 + 6 * Math.max(1, ...vertices.map(({ row }) => row + 1))}rem, 44rem)`;

/** The drawing: its boxes are links, reached by Tab; it moves and zooms by pointer or by its buttons. */
export function TopologyDrawing({ graph }: { graph: Graph }): ReactElement {
  return (
    <div className="topology" role="group" aria-label={t.title} style={{ height: heightOf(graph) }}>
      <ReactFlow
        nodes={flowNodes(graph.vertices)}
        edges={graph.edges.map(flowEdge)}
        nodeTypes={NODE_TYPES}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.06 }}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
