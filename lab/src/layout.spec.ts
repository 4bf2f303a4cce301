import { describe, expect, it } from 'vitest';
import { layOut } from './layout.js';
import type { MachineSpec } from './types.js';

function machine(overrides: Partial<MachineSpec> = {}): MachineSpec {
  return { name: 'node-1', placement: 'guest', addresses: ['10.9.0.1/24', 'fd09::1/64'], ...overrides };
}

describe(layOut.name, () => {
  it('gives each machine a namespace and each segment a number', () => {
    const layout = layOut('dlab', [
      machine({ extraNics: [{ segment: 'private', addresses: ['10.8.0.1/24'] }] }),
      machine({ name: 'node-2', extraNics: [{ segment: 'private', addresses: [] }] }),
    ]);
    expect(layout.switchNamespace).toBe('dlab-switch');
    expect(layout.segments).toEqual(['public', 'private']);
    expect(layout.machines.map(({ namespace }) => namespace)).toEqual(['dlab-node-1', 'dlab-node-2']);
    expect(layout.machines[0]?.nics).toEqual([
      { device: 'eth0', segment: 0, addresses: ['10.9.0.1/24', 'fd09::1/64'] },
      { device: 'eth1', segment: 1, addresses: ['10.8.0.1/24'] },
    ]);
  });

  it.each([
    ['a lab name with a slash', 'd/lab', machine()],
    ['a machine name with a space', 'dlab', machine({ name: 'node 1' })],
    ['the name of the switch', 'dlab', machine({ name: 'switch' })],
    ['an address without a length', 'dlab', machine({ addresses: ['10.9.0.1'] })],
    ['a length beyond the family', 'dlab', machine({ addresses: ['10.9.0.1/33'] })],
    ['something else than an address', 'dlab', machine({ addresses: ['x/24'] })],
    ['a gateway that is no address', 'dlab', machine({ defaultRouteVia: 'router' })],
  ])('refuses %s', (_case, name, spec) => {
    expect(() => layOut(name, [spec])).toThrow(expect.objectContaining({ code: 'lab-bad-option' }));
  });

  it('refuses two machines of one name', () => {
    expect(() => layOut('dlab', [machine(), machine()])).toThrow('Two machines are named node-1.');
  });
});
