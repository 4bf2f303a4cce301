import { describe, expect, it } from 'vitest';
import { problemFrom } from './problem.js';

describe(problemFrom.name, () => {
  it('reads a problem document', () => {
    const problem = problemFrom(400, {
      type: '/problems/invalid-input',
      title: 'The request is not valid',
      code: 'invalid-input',
      detail: 'One field is not valid.',
      hint: 'Choose a port from 1 to 65535.',
      errors: [{ pointer: '/spec/port', message: 'must not be greater than 65535' }],
      traceId: 'abc',
    });
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid-input',
      message: 'One field is not valid.',
      hint: 'Choose a port from 1 to 65535.',
      faults: [{ pointer: '/spec/port', message: 'must not be greater than 65535', hint: undefined }],
      traceId: 'abc',
    });
  });

  it.each([undefined, null, 'Bad gateway', 42, [], { errors: 'none' }])('makes do with %j', (body) => {
    expect(problemFrom(502, body)).toMatchObject({
      status: 502,
      code: 'unknown',
      message: 'The server answered with status 502.',
      faults: [],
    });
  });
});
