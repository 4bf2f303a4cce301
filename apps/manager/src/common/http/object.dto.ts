import { ApiProperty } from '@nestjs/swagger';

/** What every object shows besides its spec and status. */
export class ObjectView {
  @ApiProperty({ example: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5', description: 'ULID' })
  id!: string;

  /** Grows with each change; the ETag is this number in quotes. */
  @ApiProperty({ example: 3, type: 'integer' })
  revision!: number;

  createdAt!: Date;

  updatedAt!: Date;
}

export class TaggedObjectView extends ObjectView {
  @ApiProperty({ example: 'shop' })
  name!: string;

  @ApiProperty({ type: [String], example: ['stage:production'] })
  tags!: string[];
}
