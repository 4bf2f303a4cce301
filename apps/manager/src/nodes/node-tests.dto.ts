import { ApiProperty } from '@nestjs/swagger';
import { MACHINE_ROLES, type MachineRole } from '#libs/domain';

const RESULTS = ['pass', 'warn', 'fail'] as const;

export class CheckView {
  @ApiProperty({ example: 'clock-skew' })
  check!: string;

  @ApiProperty({ example: 'The clocks agree' })
  title!: string;

  @ApiProperty({ enum: RESULTS, enumName: 'CheckOutcome' })
  result!: (typeof RESULTS)[number];

  @ApiProperty({ example: 'The node is 3 ms ahead (± 2 ms); 500 ms are fine.' })
  measured!: string;

  /** How to mend it; empty when it passes. */
  fix!: string;

  /** What to run on the node: it mends it, or shows the cause. Null when the line passes, or no command helps. */
  @ApiProperty({ type: 'string', nullable: true, example: 'apt-get install -y chrony' })
  command!: string | null;
}

/** The report of one test. */
export class NodeTestView {
  id!: string;
  createdAt!: Date;
  operationId!: string;
  nodeId!: string;
  hostname!: string;

  @ApiProperty({ enum: MACHINE_ROLES, enumName: 'MachineRole', isArray: true })
  roles!: MachineRole[];

  /** The worst line: `pass` is ready to be added, `warn` can be added with `acceptWarnings`, `fail` cannot. */
  @ApiProperty({ enum: RESULTS, enumName: 'CheckOutcome' })
  verdict!: (typeof RESULTS)[number];

  @ApiProperty({ type: [CheckView] })
  checks!: CheckView[];
}
