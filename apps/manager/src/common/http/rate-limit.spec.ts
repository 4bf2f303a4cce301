import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { limitRate, RequestWindows } from './rate-limit.js';

describe(RequestWindows.name, () => {
  it('allows the limit, refuses the next, and begins anew after a minute', () => {
    const windows = new RequestWindows(2);
    expect(windows.take('a', 0)).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetSeconds: 60 });
    expect(windows.take('a', 1000)).toMatchObject({ isAllowed: true, remaining: 0, resetSeconds: 59 });
    expect(windows.take('a', 59_999)).toMatchObject({ isAllowed: false, remaining: 0, resetSeconds: 1 });
    expect(windows.take('a', 60_000)).toMatchObject({ isAllowed: true, remaining: 1 });
  });

  it('counts each key alone', () => {
    const windows = new RequestWindows(1);
    windows.take('a', 0);
    expect(windows.take('b', 0).isAllowed).toBe(true);
  });
});

describe(limitRate, () => {
  it.each(['/api/v1/sessions', '/%61pi/v1/sessions', '/api/v1/s%65ssions?again'])(
    'counts strangers however they write the path: %s',
    async (url) => {
      const app = fastify();
      limitRate(app, 100, () => 0);
      app.post('/api/v1/sessions', () => ({}));
      await app.inject({ method: 'POST', url: '/api/v1/sessions' });
      const { headers } = await app.inject({ method: 'POST', url });
      expect(headers).toMatchObject({ 'ratelimit-limit': '1', 'retry-after': '60' });
    },
  );
});
