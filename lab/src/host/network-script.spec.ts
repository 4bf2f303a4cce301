import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { layOut } from '../layout.js';
import { networkScript } from './network-script.js';

const layout = layOut('dlab', [
  { name: 'client', placement: 'host', addresses: ['10.9.0.1/24'] },
  { name: 'node', placement: 'guest', addresses: ['10.9.0.2/24'] },
]);

describe(networkScript.name, () => {
  it('is a shell script that makes namespaces, then their settings, then cards, then addresses', () => {
    const script = networkScript(layout, {
      machines: layout.machines,
      namespaceFolder: "/it's/namespaces",
      switchNamespace: 'dlab-switch',
      uplink: 'none',
    });
    execFileSync('/bin/sh', ['-n'], { input: script });
    const order = ['netns add dlab-node', 'accept_dad=0', 'peer name eth0 netns dlab-node', 'addr add 10.9.0.2/24'];
    const positions = order.map((text) => script.indexOf(text));
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
    expect(positions).not.toContain(-1);
  });

  it('makes the bridges of the guest in its first namespace', () => {
    const script = networkScript(layout, {
      machines: layout.machines.slice(1),
      namespaceFolder: '/run/lab-namespaces',
      switchNamespace: undefined,
      uplink: 'card',
    });
    expect(script).not.toContain('dlab-switch');
    expect(script).not.toContain('dlab-client');
    expect(script).toContain('link set eth0 master br0 up');
  });
});
