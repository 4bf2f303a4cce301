import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import type { z } from 'zod';
import { refTo } from './named-schemas.js';

const SCHEMA = Symbol('schema');
/** The name of the constraint, by which the faults inside a value are found again. */
export const SCHEMA_CONSTRAINT = 'followsSchema';

/** The value must follow a zod schema, which the OpenAPI document has by this name too. */
export const FollowsSchema = (name: string, schema: z.ZodType): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ allOf: [refTo(name)] }), (target: object, property: string | symbol) => {
    Reflect.defineMetadata(SCHEMA, schema, target, property);
    registerDecorator({
      name: SCHEMA_CONSTRAINT,
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value: unknown) => schema.safeParse(value).success },
    });
  });

/** A property of an answer that has this named schema. */
export const ShowsSchema = (name: string): PropertyDecorator => ApiProperty({ allOf: [refTo(name)] });

/** The schema that a property of an input has to follow. */
export function schemaOf(target: object, property: string): z.ZodType | undefined {
  return Reflect.getMetadata(SCHEMA, target, property) as z.ZodType | undefined;
}
