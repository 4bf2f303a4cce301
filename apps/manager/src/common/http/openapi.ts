import { applyDecorators, type Type } from '@nestjs/common';
import { ApiHeader, ApiResponse, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import { ERROR_CATALOGUE, type ErrorCode } from '#libs/errors';
import { ImpactView, MachinePlanView } from '../../changes/change.dto.js';
import { OperationView } from '../../operations/operation.dto.js';
import { PageLinks } from './list.dto.js';
import { Problem } from './problem.js';

/** The refusals that every authenticated route can answer with. */
const ALWAYS: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'password-change-required',
  'not-acceptable',
  'too-many-requests',
  'internal',
  'unavailable',
];

/** Documents the problems of a route, one response per status, with the codes that it can have. */
export function Refuses(...codes: readonly ErrorCode[]): MethodDecorator {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...ALWAYS, ...codes])) {
    const { status } = ERROR_CATALOGUE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ApiExtraModels(Problem),
    ...[...byStatus].map(([status, known]) =>
      ApiResponse({
        status,
        description: known.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
      }),
    ),
  );
}

const changeRefusals: readonly ErrorCode[] = [
  'invalid-input',
  'malformed-json',
  'payload-too-large',
  'unsupported-media-type',
  'conflict',
];

/** A POST: takes an Idempotency-Key. */
export function Creates(...codes: readonly ErrorCode[]): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Any text of at most 255 characters, such as a UUID. For 24 hours the same request with the same key gets the same answer.',
    }),
    Refuses(...changeRefusals, 'idempotency-in-progress', 'idempotency-mismatch', ...codes),
  );
}

/** A PUT, PATCH or DELETE: needs If-Match. */
export function Changes(...codes: readonly ErrorCode[]): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag that you saw, or `*`.',
      schema: { type: 'string', example: '"3"' },
    }),
    Refuses(...changeRefusals, 'not-found', 'precondition-failed', 'precondition-required', ...codes),
  );
}

const ETAG_HEADER = {
  ETag: { description: 'The revision of the object.', schema: { type: 'string' as const, example: '"3"' } },
};

/** Answers with one object and its ETag. */
export function Shows(type: Type, status = 200, description = 'The object.'): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(type),
    ApiResponse({
      status,
      description,
      headers: ETAG_HEADER,
      content: { 'application/json': { schema: { $ref: getSchemaPath(type) } } },
    }),
  );
}

const changedSchema = (type: Type): object => ({
  type: 'object',
  required: ['operation', 'object', 'plan', 'impact', 'revision'],
  properties: {
    operation: { nullable: true, allOf: [{ $ref: getSchemaPath(OperationView) }], description: 'Null in a dry run.' },
    object: { nullable: true, allOf: [{ $ref: getSchemaPath(type) }], description: 'Null when it is gone.' },
    plan: {
      type: 'array',
      nullable: true,
      items: { $ref: getSchemaPath(MachinePlanView) },
      description: 'In a dry run: what each machine would do.',
    },
    impact: { nullable: true, allOf: [{ $ref: getSchemaPath(ImpactView) }], description: 'Whom it concerns.' },
    revision: { type: 'integer', nullable: true, description: 'The revision of the configuration that it made.' },
  },
});

/** A change that machines follow: 202 with an operation, or 200 / 201 when it has ended in time or is a dry run. */
export function Operates(type: Type, kind: 'creation' | 'change' = 'change'): MethodDecorator {
  const content = { 'application/json': { schema: changedSchema(type) } };
  const changed = { 'X-Changed': { description: 'Whether anything differs.', schema: { type: 'string' as const } } };
  const location = { Location: { description: 'The operation.', schema: { type: 'string' as const } } };
  const answers = [
    { status: 202, description: 'Accepted; follow the operation.', headers: { ...location, ...changed }, content },
    { status: 200, description: 'Done within `Prefer: wait`, or what a dry run found.', headers: changed, content },
    ...(kind === 'creation'
      ? [{ status: 201, description: 'Done within `Prefer: wait`.', headers: { ...location, ...changed }, content }]
      : []),
  ];
  return applyDecorators(
    ApiExtraModels(type, OperationView, MachinePlanView, ImpactView),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`wait=N`: answer when the operation has ended, after N seconds (60 at most) in any case.',
    }),
    ...answers.map((answer) => ApiResponse(answer)),
  );
}

/** Answers with a page of objects. */
export function Lists(type: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(type, PageLinks),
    ApiResponse({
      status: 200,
      description: 'A page of objects. The header Link names its neighbours.',
      headers: { Link: { description: 'rel="next" and rel="prev" (RFC 8288).', schema: { type: 'string' as const } } },
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['items', 'page'],
            properties: {
              items: { type: 'array', items: { $ref: getSchemaPath(type) } },
              page: { $ref: getSchemaPath(PageLinks) },
            },
          },
        },
      },
    }),
  );
}
