import { join } from 'node:path';

/** Files that keep the namespaces of one machine alive, on the kernel that it lives on. */
export interface MachineNamespaces {
  readonly network: string;
  readonly mount: string;
  readonly hostName: string;
}

/** Where `ip netns` keeps namespaces (ip-netns(8)). */
export const NETNS_FOLDER = '/run/netns';

export function machineNamespaces(folder: string, namespace: string): MachineNamespaces {
  return {
    network: join(NETNS_FOLDER, namespace),
    mount: join(folder, `${namespace}.mount`),
    hostName: join(folder, `${namespace}.uts`),
  };
}

/** The argv that runs `argv` inside a machine (nsenter(1)); none of the programs in between stays. */
export function argvInside(namespaces: MachineNamespaces, argv: readonly string[], cwd = '/'): string[] {
  const { network, mount, hostName } = namespaces;
  return ['nsenter', `--net=${network}`, `--uts=${hostName}`, `--mount=${mount}`, `--wdns=${cwd}`, '--', ...argv];
}

/** The argv that runs `argv` in a network namespace of this kernel, with everything else as it is. */
export function argvInNetwork(namespace: string, argv: readonly string[]): string[] {
  return ['nsenter', `--net=${join(NETNS_FOLDER, namespace)}`, '--', ...argv];
}

/** The argv that runs `argv` so that the kernel kills it when the process that started it ends (prctl(2), PR_SET_PDEATHSIG). */
export function tiedToOwner(argv: readonly string[]): string[] {
  return ['setpriv', '--pdeathsig', 'KILL', '--', ...argv];
}
