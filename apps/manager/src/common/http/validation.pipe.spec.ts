import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, Max, ValidateNested } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { DomainError } from '#libs/errors';
import { StrictValidationPipe } from './validation.pipe.js';

class Inner {
  @IsInt()
  @Max(10)
  weight!: number;
}

class Outer {
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Inner)
  servers!: Inner[];
}

const pipe = new StrictValidationPipe();
const faults = async (value: unknown, type: 'body' | 'query' = 'body'): Promise<unknown> =>
  pipe.transform(value, { type, metatype: Outer }).then(
    () => [],
    (error: unknown) => (error instanceof DomainError ? error.faults.map(({ pointer }) => pointer) : error),
  );

describe(StrictValidationPipe.name, () => {
  it('lets through what fits', async () => {
    expect(await faults({ servers: [{ weight: 1 }] })).toEqual([]);
  });

  it('points to each fault by JSON Pointer', async () => {
    expect(await faults({ servers: [{ weight: 1 }, { weight: 11 }, { weight: 'x', more: 1 }] })).toEqual([
      '/servers/1/weight',
      '/servers/2/more',
      '/servers/2/weight',
    ]);
    expect(await faults({ servers: 'x' })).toEqual(['/servers']);
    expect(await faults({})).toEqual(['/servers']);
    expect(await faults({ 'a/b': 1, servers: [] })).toEqual(['/a~1b']);
    expect(await faults({ servers: 1 }, 'query')).toEqual(['/query/servers']);
  });

  it('refuses bodies that are not objects', async () => {
    for (const body of [null, [], 'text', 1, undefined]) expect(await faults(body)).toEqual(['']);
  });
});
