import { describe, expect, it } from 'vitest';
import { attentionOf, type Watched } from './attention.js';

const status = (state: 'up' | 'degraded' | 'down' | 'unknown', load = 0, fresh = true) => ({
  ...{ state, fresh, reason: `it is ${state}`, since: null, activeConnections: load, connections: load },
});
const service = (name: string, seen: ReturnType<typeof status>, enabled = true): Watched['services'][number] => ({
  ...{ id: name, name, spec: { enabled }, status: seen },
});
const node = (
  name: string,
  seen: ReturnType<typeof status>,
  spec: Partial<Watched['nodes'][number]['spec']> = {},
): Watched['nodes'][number] => ({
  id: name,
  name,
  spec: { roles: ['app-server'], maintenance: false, ...spec },
  status: seen,
});
const alarm = (name: string, subject: string): Watched['alarms'][number] => ({
  ...{ id: name, message: name, severity: 'warning', createdAt: '', acknowledgedAt: null },
  subject: { type: 'node', id: subject, name: subject },
});
const names = (watched: Partial<Watched>): string[] =>
  attentionOf({ services: [], nodes: [], alarms: [], ...watched }).map(({ id }) => id);

describe(attentionOf.name, () => {
  it('puts what clients feel first, then the worse, then the busier', () => {
    const services = [
      service('fine', status('up')),
      service('slow', status('degraded')),
      service('dead', status('down')),
    ];
    const nodes = [
      node('idle', status('down')),
      node('busy', status('down', 50)),
      node('director', status('down'), { roles: ['director'] }),
    ];
    const alarms = [alarm('other', 'manager')];
    expect(names({ services, nodes, alarms })).toEqual(['dead', 'director', 'slow', 'busy', 'idle', 'other']);
  });

  it('takes what is stale as unknown', () => {
    expect(names({ services: [service('shop', status('up', 0, false))] })).toEqual(['shop']);
  });

  it('leaves out what rests on purpose, and alarms of what is listed already', () => {
    const nodes = [node('resting', status('down'), { maintenance: true }), node('dead', status('down'))];
    expect(names({ nodes, services: [service('off', status('down'), false)], alarms: [alarm('a', 'dead')] })).toEqual([
      'dead',
    ]);
  });
});
