import { describe, expect, it } from 'vitest';
import { parseEndpoint } from './endpoint.js';

describe(parseEndpoint.name, () => {
  it.each([
    ['https://manager.example:7443', { baseUrl: 'https://manager.example:7443', socketPath: null, isTls: true }],
    ['https://manager.example/lb/', { baseUrl: 'https://manager.example/lb', socketPath: null, isTls: true }],
    ['http://[::1]:8080/', { baseUrl: 'http://[::1]:8080', socketPath: null, isTls: false }],
    ['unix:/run/x.sock', { baseUrl: 'http://localhost', socketPath: '/run/x.sock', isTls: false }],
    ['unix:///run/x.sock', { baseUrl: 'http://localhost', socketPath: '/run/x.sock', isTls: false }],
  ])('reads %s', (text, endpoint) => {
    expect(parseEndpoint(text)).toEqual(endpoint);
  });

  it.each(['', 'manager:7443', 'ftp://x', 'unix:relative.sock', 'https://user:secret@manager'])(
    'refuses %j',
    (text) => {
      expect(() => parseEndpoint(text)).toThrow(/does not say where the API is/);
    },
  );
});
