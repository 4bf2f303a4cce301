import { describe, expect, it } from 'vitest';
import type { VirtualServiceKey } from '#libs/domain';
import type { KnownMachine } from '../nodes/machine-directory.js';
import { placeServer } from './server-placement.js';

const NODE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const node: KnownMachine = {
  ...{ id: NODE, name: 'node-1', roles: ['app-server'], schedulers: null, ipvs: null },
  addresses: ['192.0.2.80', '10.0.0.21', 'fd00::21'],
};
const surroundings = { machines: [node], virtualIps: new Set(['192.0.2.80']) };
const http: VirtualServiceKey = { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 80 };
const place = (spec: object, key: VirtualServiceKey = http) => placeServer(spec, key, surroundings, '/spec');

describe(placeServer.name, () => {
  it('takes the node’s first own address of the service’s family, and the service’s port', () => {
    expect(place({ nodeId: NODE })).toEqual({ nodeId: NODE, address: '10.0.0.21', port: 80 });
    expect(place({ nodeId: NODE }, { ...http, address: '2001:db8::80' })).toMatchObject({ address: 'fd00::21' });
  });

  it('finds the node by the address', () => {
    expect(place({ address: 'FD00:0::21', port: 8080 })).toEqual({ nodeId: NODE, address: 'fd00::21', port: 8080 });
    expect(place({ address: '203.0.113.5' })).toMatchObject({ nodeId: null });
  });

  it('gives servers of a mark the port 0', () => {
    expect(place({ address: '10.0.0.21' }, { kind: 'firewall-mark', family: 'ipv4', mark: 7 })).toMatchObject({
      port: 0,
    });
  });

  it.each([
    ['an unknown node', { nodeId: '01J9Z3N8Q4W7Y2T5R6V0X1B3C6' }, '/spec/nodeId'],
    ['neither node nor address', {}, '/spec/address'],
    ['an address that the node lacks', { nodeId: NODE, address: '10.0.0.99' }, '/spec/address'],
    ['a virtual IP', { address: '192.0.2.80' }, '/spec/address'],
  ])('refuses %s', (_what, spec, pointer) => {
    expect(place(spec)).toMatchObject({ pointer });
  });
});
