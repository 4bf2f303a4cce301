/** `one-nic`: everything on one public network. `two-nic`: a second, private network only for the cluster's own traffic. */
export const TOPOLOGIES = ['one-nic', 'two-nic'] as const;
export type Topology = (typeof TOPOLOGIES)[number];

/** The cluster as other capabilities need it. */
export interface ClusterRecord {
  readonly id: string;
  /** Null until the cluster is set up. */
  readonly name: string | null;
  readonly topology: Topology | null;
  readonly quorumIp: string | null;
  /** Number of the manager's present office. */
  readonly epoch: number;
  /** Grows with each change of where the manager is. */
  readonly endpointsSequence: number;
}
