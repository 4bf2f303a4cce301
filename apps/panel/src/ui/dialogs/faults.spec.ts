import { describe, expect, it } from 'vitest';
import { ApiProblem } from '#libs/api-client/browser';
import { faultAt, faultsOf } from './faults.js';

const faults = [
  { pointer: '/spec/address', message: 'It is no address.', hint: 'Write 192.0.2.1.' },
  { pointer: '#/realServers/0/spec/port', message: 'Too large.', hint: undefined },
];

describe('faultAt', () => {
  it('finds what concerns a field, and what is inside it', () => {
    expect(faultAt(faults, '/spec/address')).toBe('It is no address. Write 192.0.2.1.');
    expect(faultAt(faults, '/realServers')).toBe('Too large.');
    expect(faultAt(faults, '/spec/addr')).toBeNull();
  });
});

describe('faultsOf', () => {
  it('has none for what is no answer of the API', () => {
    expect(faultsOf(new Error('gone'))).toEqual([]);
    expect(faultsOf(new ApiProblem(400, 'invalid-input', 'x', undefined, faults, undefined))).toBe(faults);
  });
});
