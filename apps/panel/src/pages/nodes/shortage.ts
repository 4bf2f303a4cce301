import type { Schemas } from '#libs/api-client/browser';

type Service = Pick<Schemas['VirtualServiceView'], 'name'> & {
  readonly realServers: readonly {
    readonly spec: Pick<Schemas['RealServerSpecView'], 'nodeId' | 'adminState'>;
    readonly status: Pick<Schemas['RealServerStatusView'], 'state'>;
  }[];
};

export interface Shortage {
  readonly name: string;
  /** Healthy servers that stay. */
  readonly left: number;
}

/** The services that would have fewer than two healthy servers without these nodes. */
export function shortOf(services: readonly Service[], nodeIds: readonly string[]): Shortage[] {
  const leaves = (nodeId: string | null): boolean => nodeId !== null && nodeIds.includes(nodeId);
  return services
    .filter(({ realServers }) => realServers.some(({ spec }) => leaves(spec.nodeId)))
    .map(({ name, realServers }) => {
      const healthy = realServers.filter(({ spec, status }) => spec.adminState === 'enabled' && status.state === 'up');
      return { name, left: healthy.filter(({ spec }) => !leaves(spec.nodeId)).length };
    })
    .filter(({ left }) => left < 2);
}
