import { ApiProperty } from '@nestjs/swagger';

/** What one machine would do to follow a change. */
export class MachinePlanView {
  machineId!: string;

  @ApiProperty({ example: 'director-1' })
  name!: string;

  @ApiProperty({ type: [String], example: ['ipvsadm -A -t 192.0.2.10:80 -s wlc'] })
  steps!: string[];
}
