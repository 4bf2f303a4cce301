import { z } from 'zod';

type Direction = 'input' | 'output';
type JsonSchema = Record<string, unknown>;

const registries = { input: z.registry<{ id: string }>(), output: z.registry<{ id: string }>() };
const pathOf = (name: string): string => `#/components/schemas/${name}`;

export const refTo = (name: string): { $ref: string } => ({ $ref: pathOf(name) });

/** Gives a schema a name in the OpenAPI document: `input` as clients may send it, `output` as it is answered, defaults filled in. */
export function named<T extends z.ZodType>(direction: Direction, name: string, schema: T): T {
  registries[direction].add(schema, { id: name });
  return schema;
}

/** All named schemas as JSON Schema (2020-12), which OpenAPI 3.1 uses as it is. */
export function namedSchemas(): Record<string, JsonSchema> {
  const all = (['input', 'output'] as const).flatMap((io) => {
    const { schemas } = z.toJSONSchema(registries[io], { io, uri: pathOf, unrepresentable: 'any' });
    return Object.entries(schemas).map(([name, schema]): [string, JsonSchema] => {
      const { $schema: _, $id: __, ...rest } = schema as JsonSchema;
      return [name, rest];
    });
  });
  return Object.fromEntries(all.sort(([one], [other]) => one.localeCompare(other)));
}
