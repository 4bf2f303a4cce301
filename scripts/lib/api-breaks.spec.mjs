import { describe, expect, it } from 'vitest';
import { breaksBetween, withoutProse } from './api-breaks.mjs';

const spec = () => ({
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 63 },
    port: { type: 'integer', minimum: 1 },
    mode: { type: 'string', enum: ['a', 'b'] },
    server: { $ref: '#/components/schemas/Server' },
  },
});
const document = () => ({
  paths: {
    '/things': {
      post: {
        operationId: 'things.create',
        security: [{ bearer: [] }],
        parameters: [{ name: 'dryRun', in: 'query', required: false, schema: { type: 'boolean' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/New' } } },
        },
        responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/View' } } } } },
      },
    },
  },
  components: {
    schemas: {
      New: spec(),
      View: { ...spec(), required: ['name', 'port', 'mode', 'server'] },
      Server: {
        type: 'object',
        properties: { weight: { type: 'integer' }, backup: { $ref: '#/components/schemas/Server' } },
      },
    },
  },
});
/** The breaks after a change of the document. */
const after = (change) => {
  const newer = document();
  change(newer, newer.paths['/things'].post, newer.components.schemas);
  return breaksBetween(document(), newer);
};

describe(breaksBetween.name, () => {
  it.each([
    ['a new path', (newer) => (newer.paths['/more'] = {})],
    ['a new optional parameter', (_, post) => post.parameters.push({ name: 'q', in: 'query', schema: {} })],
    ['a new optional field of a request', (_, __, { New }) => (New.properties.more = { type: 'string' })],
    ['a new field of an answer', (_, __, { View }) => (View.properties.more = { type: 'string' })],
    ['a wider limit', (_, __, { New }) => (New.properties.name.maxLength = 100)],
    ['one more value that is taken', (_, __, { New }) => New.properties.mode.enum.push('c')],
    ['a field of a request that may be null', (_, __, { New }) => (New.properties.port.type = ['integer', 'null'])],
    ['prose', (_, post) => (post.description = 'More.')],
  ])('has nothing against %s', (_what, change) => {
    expect(after(change)).toEqual([]);
  });

  it.each([
    ['POST /things: is gone', (newer) => delete newer.paths['/things']],
    ['POST /things: its id was things.create', (_, post) => (post.operationId = 'things.make')],
    ['POST /things query dryRun: is gone', (_, post) => (post.parameters = [])],
    [
      'POST /things header If-Match: is required',
      (_, post) => post.parameters.push({ name: 'If-Match', in: 'header', required: true }),
    ],
    ['POST /things request/port: is gone', (_, __, { New }) => delete New.properties.port],
    ['POST /things request/port: is required', (_, __, { New }) => New.required.push('port')],
    ['POST /things request/name: maxLength is 10', (_, __, { New }) => (New.properties.name.maxLength = 10)],
    ['POST /things request/mode: does not take "b" any more', (_, __, { New }) => New.properties.mode.enum.pop()],
    ['POST /things request/port: was integer, is string', (_, __, { New }) => (New.properties.port.type = 'string')],
    ['POST /things 201: is gone', (_, post) => (post.responses = {})],
    ['POST /things 201/port: is gone', (_, __, { View }) => delete View.properties.port],
    ['POST /things 201/port: may be missing', (_, __, { View }) => (View.required = ['name', 'mode', 'server'])],
    [
      'POST /things 201/port: was integer, is integer or null',
      (_, __, { View }) => (View.properties.port = { type: ['integer', 'null'] }),
    ],
  ])('finds: %s', (line, change) => {
    expect(after(change)).toContain(line);
  });

  it('looks behind references, also those to themselves', () => {
    const breaks = after((_, __, { Server }) => delete Server.properties.weight);
    expect(breaks).toEqual(['POST /things 201/server/weight: is gone', 'POST /things request/server/weight: is gone']);
  });
});

describe(withoutProse.name, () => {
  it('drops texts, but no field that is called like one', () => {
    const kept = { properties: { title: { type: 'string' } }, required: ['title'] };
    expect(
      withoutProse({ ...kept, description: 'x', properties: { title: { type: 'string', example: 'y' } } }),
    ).toEqual(kept);
  });
});
