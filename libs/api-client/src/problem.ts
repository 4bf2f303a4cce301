/** One fault of a request, as RFC 9457 extension `errors`. */
export interface ProblemFault {
  readonly pointer: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** A refusal of the API: a problem document (RFC 9457), or whatever else came instead of an answer. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string | undefined,
    readonly faults: readonly ProblemFault[],
    readonly traceId: string | undefined,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

/** Reads what the API answered instead of success; never throws, since a proxy in between may answer anything. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const record = isRecord(body) ? body : {};
  const faults = (Array.isArray(record['errors']) ? record['errors'] : []).filter(isRecord).map((fault) => ({
    pointer: text(fault['pointer']) ?? '',
    message: text(fault['message']) ?? text(fault['detail']) ?? '',
    hint: text(fault['hint']),
  }));
  return new ApiProblem(
    status,
    text(record['code']) ?? 'unknown',
    text(record['detail']) ?? text(record['title']) ?? `The server answered with status ${status}.`,
    text(record['hint']),
    faults,
    text(record['traceId']),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
