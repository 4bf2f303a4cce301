import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';

const NAME = /^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;
const TAG = /^[a-zA-Z0-9][a-zA-Z0-9._:=/-]{0,62}$/;
const LINE = /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*$/u;

/** The field may be left out, but not be null. */
export const Optional = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

/** The field may be null or left out. */
export const Nullable = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined && value !== null);

/** Names of objects: letters, digits, dot, hyphen and underscore, at most 63; safe in files, units and commands. */
export const IsName = (): PropertyDecorator =>
  Matches(NAME, {
    message: 'must be 1 to 63 letters, digits, dots, hyphens or underscores, and begin and end with a letter or digit',
  });

/** One line of printable text: no control characters, no invisible ones. */
export const IsLine = (max: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MaxLength(max),
    Matches(LINE, { message: 'must be one line without control characters' }),
  );

/** Labels of an object; at most 50 and each once. */
export const IsTags = (): PropertyDecorator =>
  applyDecorators(
    Optional(),
    IsArray(),
    ArrayMaxSize(50),
    ArrayUnique(),
    Matches(TAG, { each: true, message: 'must be tags of 1 to 63 letters, digits and . _ : = / -' }),
    ApiPropertyOptional({ type: [String], example: ['stage:production'] }),
  );

/** A required name with its example in the OpenAPI document. */
export const Name = (example: string): PropertyDecorator =>
  applyDecorators(IsName(), ApiProperty({ example, pattern: NAME.source, maxLength: 63 }));
