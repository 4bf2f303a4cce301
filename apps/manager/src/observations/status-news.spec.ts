import { describe, expect, it } from 'vitest';
import { newsOf } from './status-news.js';

const node = { type: 'node', id: 'N', name: 'node-1' } as const;

describe(newsOf.name, () => {
  it.each([
    ['up', 'info', null],
    ['degraded', 'warning', 'warning'],
    ['down', 'error', 'error'],
    ['unknown', 'error', 'error'],
  ] as const)('tells %s as %s', (state, severity, alarm) => {
    const news = newsOf(node, { state, reason: 'because' }, true);
    expect(news.event).toMatchObject({ type: 'node-state-changed', severity, message: `node-1 is ${state}: because` });
    expect(news.alarm?.severity ?? null).toBe(alarm);
  });

  it('does not take the first look for a change', () => {
    expect(newsOf({ ...node, type: 'virtual-service' }, { state: 'down', reason: '' }, false)).toMatchObject({
      event: null,
      alarm: { code: 'service-state' },
    });
  });
});
