import { ApiProperty } from '@nestjs/swagger';

export class LiveView {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

export class ReadyView {
  @ApiProperty({ enum: ['ready', 'not-ready'] })
  status!: 'ready' | 'not-ready';

  /** `active`: this manager holds the office. */
  @ApiProperty({ enum: ['active'] })
  role!: 'active';

  @ApiProperty({ enum: ['ok', 'unreachable'] })
  database!: 'ok' | 'unreachable';

  /** Redis carries commands; without it everything can be read and changed, and machines follow later. */
  @ApiProperty({ enum: ['ok', 'unreachable'] })
  queue!: 'ok' | 'unreachable';

  @ApiProperty({ example: '0.1.0' })
  version!: string;
}
