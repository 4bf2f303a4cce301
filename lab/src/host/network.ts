import { dirname } from 'node:path';
import type { LabLayout, MachineLayout } from '../layout.js';
import { argvInside, argvInNetwork, machineNamespaces } from '../namespace-exec.js';
import { mustRun } from '../runner.js';
import type { ProgramRunner } from '../types.js';
import { machineBatch, namespaceBatch, switchBatch, type Uplink } from './ip-batch.js';

/** The kernel's own defaults, whatever the running system has made of them, and addresses that are usable at once. */
const MACHINE_SYSCTLS = [
  'net.ipv4.ip_forward=0',
  ...['rp_filter', 'arp_ignore', 'arp_announce', 'arp_notify'].flatMap((key) => forEachScope('ipv4', `${key}=0`)),
  ...['disable_ipv6', 'forwarding', 'accept_dad', 'accept_ra', 'router_solicitations'].flatMap((key) =>
    forEachScope('ipv6', `${key}=0`),
  ),
];
/** The bridges have no addresses of their own. */
const SWITCH_SYSCTLS = forEachScope('ipv6', 'disable_ipv6=1');

export interface NetworkSide {
  readonly runner: ProgramRunner;
  readonly machines: readonly MachineLayout[];
  /** Folder for the files that keep the machines' namespaces alive. */
  readonly namespaceFolder: string;
  /** Undefined where the bridges belong into the first namespace. */
  readonly switchNamespace: string | undefined;
  readonly uplink: Uplink;
}

/** Makes the switch and the machines of one kernel. */
export async function makeNetwork(layout: LabLayout, side: NetworkSide): Promise<void> {
  const { runner, machines, switchNamespace } = side;
  const inSwitch = (argv: string[]) => (switchNamespace === undefined ? argv : argvInNetwork(switchNamespace, argv));
  const namespaces = [...(switchNamespace === undefined ? [] : [switchNamespace]), ...machines.map((m) => m.namespace)];
  if (namespaces.length > 0) await mustRun(runner, ['ip', '-batch', '-'], { stdin: namespaceBatch(namespaces) });
  await makePrivateMount(runner, side.namespaceFolder);
  await Promise.all([
    mustRun(runner, inSwitch(['sysctl', '-e', '-q', '-w', ...SWITCH_SYSCTLS])),
    ...machines.map((machine) => makeMachine(runner, side.namespaceFolder, machine)),
  ]);
  await mustRun(runner, inSwitch(['ip', '-batch', '-']), { stdin: switchBatch(layout, machines, side.uplink) });
  await Promise.all(
    machines.map((machine) =>
      mustRun(runner, argvInNetwork(machine.namespace, ['ip', '-batch', '-']), { stdin: machineBatch(machine) }),
    ),
  );
}

/** A mount namespace can be kept only below a mount that passes nothing on (unshare(1)). */
async function makePrivateMount(runner: ProgramRunner, folder: string): Promise<void> {
  await mustRun(runner, ['mkdir', '-p', dirname(folder), folder]);
  await mustRun(runner, ['mount', '--bind', folder, folder]);
  await mustRun(runner, ['mount', '--make-private', folder]);
}

async function makeMachine(runner: ProgramRunner, folder: string, machine: MachineLayout): Promise<void> {
  const files = machineNamespaces(folder, machine.namespace);
  await mustRun(runner, ['touch', files.mount, files.hostName]);
  const keep = ['unshare', `--mount=${files.mount}`, `--uts=${files.hostName}`, '--propagation', 'slave', '--'];
  // sysfs shows the devices of the namespace in which it was mounted.
  const mountSysfs = ['mount', '-t', 'sysfs', 'sysfs', '/sys'];
  await mustRun(runner, [...keep, ...argvInNetwork(machine.namespace, mountSysfs)]);
  const sysctls = [`kernel.hostname=${machine.spec.name}`, ...MACHINE_SYSCTLS];
  await mustRun(runner, argvInside(files, ['sysctl', '-e', '-q', '-w', ...sysctls]));
}

function forEachScope(family: 'ipv4' | 'ipv6', setting: string): string[] {
  return ['all', 'default'].map((scope) => `net.${family}.conf.${scope}.${setting}`);
}
