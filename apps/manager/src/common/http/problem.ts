import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DomainError, ERROR_CATALOGUE, type ErrorCode } from '#libs/errors';

/** One fault in one field: where (JSON Pointer into the body, or `/query/<name>`), what, and how to mend it. */
export class ProblemFault {
  @ApiProperty({ example: '/port', description: 'JSON Pointer into the body, or `/query/<name>`.' })
  pointer!: string;

  @ApiProperty({ example: 'must not be greater than 65535' })
  message!: string;

  @ApiPropertyOptional({ example: 'Choose a port from 1 to 65535.' })
  hint?: string;
}

/** RFC 9457 problem details. */
export class Problem {
  @ApiProperty({ example: '/problems/invalid-input', description: 'A page that explains the code.' })
  type!: string;

  @ApiProperty({ example: 'The request is not valid' })
  title!: string;

  @ApiProperty({ example: 400 })
  status!: number;

  @ApiProperty({ enum: Object.keys(ERROR_CATALOGUE), enumName: 'ErrorCode', example: 'invalid-input' })
  code!: ErrorCode;

  @ApiProperty({ example: '1 field is not valid.' })
  detail!: string;

  @ApiProperty({ example: '/api/v1/virtual-services' })
  instance!: string;

  @ApiPropertyOptional({ example: 'Send the field in the form that the message names.' })
  hint?: string;

  @ApiPropertyOptional({ type: [ProblemFault] })
  errors?: ProblemFault[];

  @ApiProperty({ example: '4bf92f3577b34da6a3ce929d0e0e4736' })
  traceId!: string;
}

/** The problem that a refusal becomes at the edge. */
export function problemOf(error: DomainError, instance: string, traceId: string): Problem {
  const { status, title } = ERROR_CATALOGUE[error.code];
  return {
    type: `/problems/${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    instance,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.faults.length === 0 ? {} : { errors: error.faults.map((fault) => ({ ...fault })) }),
    traceId,
  };
}
