import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { ListQuery } from '../common/http/list.dto.js';
import { ObjectView } from '../common/http/object.dto.js';
import { IsLine, Optional } from '../common/http/text.js';
import { OPERATION_STATES, type Operation, type OperationState, STEP_STATES, type StepState } from './operation.js';

export class ActorView {
  userId!: string;

  @ApiProperty({ example: 'admin' })
  userName!: string;

  tokenId!: string | null;
  tokenName!: string | null;
}

export class SubjectView {
  @ApiProperty({ example: 'virtual-service' })
  type!: string;

  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;
}

export class StepView {
  @ApiProperty({ example: 'apply' })
  name!: string;

  @ApiProperty({ example: 'Apply it on the machines' })
  title!: string;

  @ApiProperty({ enum: STEP_STATES, enumName: 'StepState' })
  state!: StepState;

  detail!: string | null;
  startedAt!: Date | null;
  finishedAt!: Date | null;
}

export class LogLineView {
  at!: Date;
  line!: string;
}

export class FailureView {
  @ApiProperty({ example: 'command-failed' })
  code!: string;

  message!: string;
  hint!: string | null;
}

/** Something that takes time: how far it is, and how it ended. */
export class OperationView extends ObjectView {
  @ApiProperty({ example: 'virtual-service.create' })
  kind!: string;

  @ApiProperty({ example: 'Create the virtual service shop' })
  title!: string;

  @ApiProperty({ enum: OPERATION_STATES, enumName: 'OperationState' })
  state!: OperationState;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  percent!: number;

  @ApiProperty({ type: SubjectView, nullable: true })
  subject!: SubjectView | null;

  actor!: ActorView;

  @ApiProperty({ type: [StepView] })
  steps!: StepView[];

  /** The newest 1000 lines; empty in lists. */
  @ApiProperty({ type: [LogLineView] })
  log!: LogLineView[];

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  result!: object | null;

  @ApiProperty({ type: FailureView, nullable: true })
  error!: FailureView | null;

  finishedAt!: Date | null;
}

export class OperationsQuery extends ListQuery {
  @Optional()
  @IsIn(OPERATION_STATES)
  state?: OperationState;

  /** Operations of one kind, such as `node.add`. */
  @Optional()
  @IsLine(100)
  kind?: string;

  /** Operations on one object. */
  @Optional()
  @Matches(/^[0-9A-Za-z-]{1,64}$/, { message: 'must be an id' })
  subjectId?: string;
}

export function toOperationView(operation: Operation): OperationView {
  const { error } = operation;
  return {
    ...operation,
    steps: operation.steps.map(({ name, title, state, detail, startedAt, finishedAt }) => ({
      name,
      title,
      state,
      detail,
      startedAt,
      finishedAt,
    })),
    log: operation.log.map(({ at, line }) => ({ at, line })),
    error: error === null ? null : { code: error.code, message: error.message, hint: error.hint ?? null },
  };
}
