import { join } from 'node:path';
import { withProgramPath } from './program-path.js';

/** Files that keep the namespaces of one machine alive, on the kernel that it lives on. */
export interface MachineNamespaces {
  readonly network: string;
  readonly mount: string;
  readonly hostName: string;
}

/** Debian's busybox-static. */
export const BUSYBOX = '/bin/busybox';

/** Where `ip netns` keeps namespaces (ip-netns(8)). */
export const NETNS_FOLDER = '/run/netns';

export function machineNamespaces(folder: string, namespace: string): MachineNamespaces {
  return {
    network: join(NETNS_FOLDER, namespace),
    mount: join(folder, `${namespace}.mount`),
    hostName: join(folder, `${namespace}.uts`),
  };
}

/**
 * The argv that runs `argv` inside a machine; none of the programs in between stays. It is busybox that enters,
 * because in a translated guest a program that is linked statically starts in a third of the time.
 */
export function argvInside(namespaces: MachineNamespaces, argv: readonly string[], cwd = '/'): string[] {
  const { network, mount, hostName } = namespaces;
  const enter = [BUSYBOX, 'nsenter', `--net=${network}`, `--uts=${hostName}`, `--mount=${mount}`, '--'];
  const program = withProgramPath(argv);
  // Whoever enters a mount namespace finds himself in its root folder (setns(2)).
  return cwd === '/'
    ? [...enter, ...program]
    : [...enter, BUSYBOX, 'sh', '-c', 'cd "$0" && exec "$@"', cwd, ...program];
}

/** The argv that runs `argv` in a network namespace of this kernel, with everything else as it is. */
export function argvInNetwork(namespace: string, argv: readonly string[]): string[] {
  return [BUSYBOX, 'nsenter', `--net=${join(NETNS_FOLDER, namespace)}`, '--', ...withProgramPath(argv)];
}

/** The argv that runs `argv` so that the kernel kills it when the process that started it ends (prctl(2), PR_SET_PDEATHSIG). */
export function tiedToOwner(argv: readonly string[]): string[] {
  return ['setpriv', '--pdeathsig', 'KILL', '--', ...argv];
}
