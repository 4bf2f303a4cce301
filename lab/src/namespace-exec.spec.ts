import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { argvInNetwork, argvInside, machineNamespaces, tiedToOwner } from './namespace-exec.js';

describe(argvInside.name, () => {
  const namespaces = machineNamespaces('/state/lab/namespaces', 'dlab-node-1');
  const enter = [
    ...['/bin/busybox', 'nsenter', '--net=/run/netns/dlab-node-1'],
    ...['--uts=/state/lab/namespaces/dlab-node-1.uts', '--mount=/state/lab/namespaces/dlab-node-1.mount', '--'],
  ];

  it('enters network, host name and mounts', () => {
    expect(argvInside(namespaces, ['/sbin/ip', 'addr'])).toEqual([...enter, '/sbin/ip', 'addr']);
  });

  it('goes to the folder asked for once it is inside, and passes the argv on as it is', () => {
    const inside = argvInside(namespaces, ['/usr/bin/printf', '%s ', '$HOME', 'a b'], '/usr/share');
    expect(inside.slice(0, enter.length)).toEqual(enter);
    const [program = '', ...args] = [...inside.slice(enter.length)].map((part) =>
      part === '/bin/busybox' ? 'sh' : part,
    );
    expect(execFileSync(program, args.slice(1), { encoding: 'utf8' })).toBe('$HOME a b ');
  });
});

describe(tiedToOwner.name, () => {
  it('wraps what enters a namespace', () => {
    expect(tiedToOwner(argvInNetwork('dlab-switch', ['/bin/sleep', '1'])).join(' ')).toBe(
      'setpriv --pdeathsig KILL -- /bin/busybox nsenter --net=/run/netns/dlab-switch -- /bin/sleep 1',
    );
  });
});
