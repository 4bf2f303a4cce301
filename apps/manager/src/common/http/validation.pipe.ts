import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { DomainError, type FieldFault } from '#libs/errors';
import type { ValidationError } from 'class-validator';
import { SCHEMA_CONSTRAINT, schemaOf } from '../schemas/follows-schema.js';
import { schemaFaults } from '../schemas/schema-faults.js';

const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The faults of class-validator as JSON Pointers (RFC 6901) below `base`. */
export function faultsOf(errors: readonly ValidationError[], base = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = `${base}/${escapePointer(error.property)}`;
    const constraints = error.constraints ?? {};
    if (SCHEMA_CONSTRAINT in constraints) return faultsInside(error, pointer);
    const own: FieldFault[] =
      'whitelistValidation' in constraints
        ? [{ pointer, message: 'is not a known field', hint: 'Remove it, or check its spelling.' }]
        : Object.values(constraints).map((message) => ({ pointer, message: withoutName(message, error.property) }));
    return [...own.slice(0, 1), ...faultsOf(error.children ?? [], pointer)];
  });
}

/** The faults in a value that has a schema of its own. */
function faultsInside({ target, property, value }: ValidationError, pointer: string): FieldFault[] {
  const result = target === undefined ? undefined : schemaOf(target, property)?.safeParse(value);
  return result?.success === false
    ? schemaFaults(result.error.issues, pointer)
    : [{ pointer, message: 'is not valid' }];
}

const withoutName = (message: string, property: string): string =>
  message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;

/** One refusal for all faults of an input. */
export function invalidInput(faults: readonly FieldFault[]): DomainError {
  const first = faults[0];
  const where = first === undefined || first.pointer === '' ? '' : `${first.pointer} `;
  const detail =
    faults.length === 1 && first !== undefined
      ? `${where}${first.message.replace(/\.$/, '')}.`
      : `${faults.length} fields are not valid.`;
  return new DomainError('invalid-input', detail, { faults });
}

/** Checks bodies and queries against their DTO; refuses what the DTO does not name. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: true,
      // What follows a schema is looked at once more, for the faults inside it.
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => invalidInput(faultsOf(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && metadata.metatype !== undefined && !isPlainObject(value)) {
      throw invalidInput([{ pointer: '', message: 'The body must be a JSON object' }]);
    }
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof DomainError) || metadata.type !== 'query') throw error;
      throw invalidInput(error.faults.map((fault) => ({ ...fault, pointer: `/query${fault.pointer}` })));
    }
  }
}

const isPlainObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
