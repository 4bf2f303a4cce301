import type { ErrorCode } from './catalogue.js';

/** One fault in one field of the input: where (JSON Pointer, RFC 6901), what, and how to mend it. */
export interface FieldFault {
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string;
}

export interface DomainErrorOptions {
  /** How to mend it, in one sentence. */
  readonly hint?: string;
  readonly faults?: readonly FieldFault[];
  readonly cause?: unknown;
}

/** An expected refusal, told in the field's words. The edge of each app translates the code, never the message. */
export class DomainError extends Error {
  readonly hint: string | undefined;
  readonly faults: readonly FieldFault[];

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: DomainErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.hint = options.hint;
    this.faults = options.faults ?? [];
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
