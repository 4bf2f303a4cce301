import { describe, expect, it } from 'vitest';
import { argvInNetwork, argvInside, machineNamespaces, tiedToOwner } from './namespace-exec.js';

describe(argvInside.name, () => {
  it('enters network, host name and mounts, and the folder asked for', () => {
    const namespaces = machineNamespaces('/state/lab/namespaces', 'dlab-node-1');
    expect(argvInside(namespaces, ['ip', 'addr'], '/srv')).toEqual([
      'nsenter',
      '--net=/run/netns/dlab-node-1',
      '--uts=/state/lab/namespaces/dlab-node-1.uts',
      '--mount=/state/lab/namespaces/dlab-node-1.mount',
      '--wdns=/srv',
      '--',
      'ip',
      'addr',
    ]);
  });
});

describe(tiedToOwner.name, () => {
  it('wraps what enters a namespace', () => {
    expect(tiedToOwner(argvInNetwork('dlab-switch', ['sleep', '1'])).join(' ')).toBe(
      'setpriv --pdeathsig KILL -- nsenter --net=/run/netns/dlab-switch -- sleep 1',
    );
  });
});
