import type { NodeFacts } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';

/** `quarantined`: it held the queue up, and may no longer speak to the manager until somebody readmits it. */
export const MACHINE_STATES = ['joining', 'member', 'leaving', 'quarantined'] as const;
export type MachineState = (typeof MACHINE_STATES)[number];

export interface MachineAddress {
  readonly address: string;
  readonly prefixLength: number;
}

/** A machine of the cluster as the manager keeps it. */
export interface Machine {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly name: string;
  readonly roles: readonly MachineRole[];
  readonly tags: readonly string[];
  readonly state: MachineState;
  readonly isInMaintenance: boolean;
  readonly hostname: string;
  readonly addresses: readonly MachineAddress[];
  readonly agentPort: number;
  readonly facts: NodeFacts | null;
  readonly certificateSerial: string | null;
  readonly certificateExpiresAt: Date | null;
  readonly redisHash: string | null;
  readonly joinSecretHash: string | null;
  readonly joinedAt: Date | null;
}

/** All that can be told of a machine beside its identity. */
export type MachineChange = Partial<Omit<Machine, 'id' | 'revision' | 'createdAt' | 'updatedAt'>>;
