import { ApiProperty } from '@nestjs/swagger';
import { MACHINE_STATES, type MachineState } from './machine.js';
import { IsJoinKey } from './node.dto.js';

export class DecodeJoinKey {
  /** The join key as the node shows it; white space in it does not matter. */
  @ApiProperty({ example: 'dk1.571.1f0c2a9b.eyJ2ZXJzaW9uIjoxLCJub2RlSWQiOiIwMUo5…' })
  @IsJoinKey()
  joinKey!: string;
}

/** What a join key says, without its secret. */
export class JoinKeyView {
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;

  nodeId!: string;

  @ApiProperty({ example: 'node-3' })
  hostname!: string;

  @ApiProperty({ type: [String], example: ['10.77.0.23'] })
  addresses!: string[];

  /** Where its agent waits for the manager. */
  @ApiProperty({ type: 'integer', example: 7480 })
  port!: number;

  /** SHA-256 of its certificate; "directorate-agent setup" shows the same. */
  fingerprint!: string;

  expiresAt!: string;

  /** The cluster that it is a member of already; null on a free node. */
  clusterId!: string | null;

  /** What this cluster knows of it; null: it is new here. */
  @ApiProperty({ enum: MACHINE_STATES, enumName: 'MembershipState', nullable: true })
  membership!: MachineState | null;
}
