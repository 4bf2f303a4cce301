import { describe, expect, it } from 'vitest';
import { selectFields } from './fields.interceptor.js';

const shop = {
  ...{ id: '1', name: 'shop', spec: { port: 80, scheduler: 'wlc' } },
  ...{ status: null, realServers: [{ id: '2', spec: { weight: 1, port: 80 } }] },
};

describe(selectFields.name, () => {
  it.each([
    [['name'], { name: 'shop' }],
    [['spec.port', 'spec.scheduler', 'id'], { id: '1', spec: { port: 80, scheduler: 'wlc' } }],
    [['spec.port', 'spec', 'spec.port'], { spec: { port: 80, scheduler: 'wlc' } }],
    [['realServers.id', 'realServers.spec.port'], { realServers: [{ id: '2', spec: { port: 80 } }] }],
    [['realServers.spec.weight'], { realServers: [{ spec: { weight: 1 } }] }],
    [['status.state'], { status: null }],
    [['spec.nothing'], { spec: {} }],
  ])('leaves %j of an object', (paths, left) => {
    expect(selectFields(structuredClone(shop), paths)).toEqual(left);
  });

  it('leaves them of each object on a page, and the page itself', () => {
    const page = { items: [shop, shop], page: { next: null, prev: null } };
    expect(selectFields(page, ['name'])).toEqual({ items: [{ name: 'shop' }, { name: 'shop' }], page: page.page });
  });

  it('never changes what it was given', () => {
    const before = structuredClone(shop);
    selectFields(shop, ['spec', 'spec.port', 'realServers.id', 'realServers.spec.port']);
    expect(shop).toEqual(before);
  });

  it('refuses a field that there is not, naming those that there are', () => {
    expect(() => selectFields(shop, ['prot'])).toThrow(/no field prot; there are: id, name, spec, status, realServers/);
  });

  it.each([[undefined], ['text'], [[1, 2]]])('leaves %j alone', (body) => {
    expect(selectFields(body, ['name'])).toEqual(body);
  });
});
