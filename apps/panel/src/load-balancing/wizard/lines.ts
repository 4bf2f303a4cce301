import type { Schemas } from '#libs/api-client/browser';
import type { ServerDraft } from './draft.js';

type Node = Schemas['NodeView'];

/** A server that may work for the new service, with its node when it has one. */
export interface Line {
  readonly server: ServerDraft;
  readonly node: Node | null;
}

export const isSame = (one: ServerDraft, other: ServerDraft): boolean =>
  one.nodeId === other.nodeId && (one.nodeId !== null || one.name === other.name);

/** Each node that could work for it, then the servers outside of the cluster that were added. */
export function linesOf(nodes: readonly Node[], servers: readonly ServerDraft[]): Line[] {
  const own = nodes
    .filter(({ spec }) => spec.roles.some((role) => role !== 'director' && role !== 'manager' && role !== 'witness'))
    .map((node): Line => {
      const plain: ServerDraft = {
        ...{ nodeId: node.id, name: node.name, isEnabled: false, weight: '1', method: 'direct-routing' },
      };
      return { node, server: servers.find((server) => isSame(server, plain)) ?? plain };
    });
  return [...own, ...servers.filter(({ nodeId }) => nodeId === null).map((server) => ({ node: null, server }))];
}
