import { cpus } from 'node:os';
import type { LabLayout, MachineLayout } from '../layout.js';
import { argvInside, argvInNetwork, BUSYBOX, machineNamespaces } from '../namespace-exec.js';
import { withProgramPath } from '../program-path.js';
import { commandLine } from '../shell.js';
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
  readonly machines: readonly MachineLayout[];
  /** Folder for the files that keep the machines' namespaces alive. */
  readonly namespaceFolder: string;
  /** Undefined where the bridges belong into the first namespace. */
  readonly switchNamespace: string | undefined;
  readonly uplink: Uplink;
}

/**
 * The script that makes the switch and the machines of one kernel. It is one script, because every program that the
 * runner starts in a translated guest costs tens of milliseconds, and busybox's shell starts its own applets in few.
 */
export function networkScript(layout: LabLayout, side: NetworkSide): string {
  const { machines, switchNamespace, namespaceFolder } = side;
  const namespaces = [...(switchNamespace === undefined ? [] : [switchNamespace]), ...machines.map((m) => m.namespace)];
  const inSwitch = (argv: string[]) => (switchNamespace === undefined ? argv : argvInNetwork(switchNamespace, argv));
  return [
    'set -e',
    withInput(['ip', '-batch', '-'], namespaceBatch(namespaces)),
    commandLine(['mkdir', '-p', namespaceFolder]),
    // A mount namespace can be kept only below a mount that passes nothing on (mount_namespaces(7)).
    commandLine(['mount', '--bind', namespaceFolder, namespaceFolder]),
    commandLine(['mount', '--make-private', namespaceFolder]),
    commandLine(inSwitch(sysctl(SWITCH_SYSCTLS))),
    ...machines.flatMap((machine) => machineLines(namespaceFolder, machine)),
    withInput(inSwitch(['ip', '-batch', '-']), switchBatch(layout, machines, side.uplink)),
    ...machines.map((machine) => withInput(['ip', '-netns', machine.namespace, '-batch', '-'], machineBatch(machine))),
  ].join('\n');
}

function machineLines(folder: string, machine: MachineLayout): string[] {
  const files = machineNamespaces(folder, machine.namespace);
  const keep = [
    BUSYBOX,
    'unshare',
    `--mount=${files.mount}`,
    `--uts=${files.hostName}`,
    '--propagation',
    'slave',
    '--',
  ];
  // sysfs shows the devices of the namespace in which it was mounted.
  const mountSysfs = [BUSYBOX, 'mount', '-t', 'sysfs', 'sysfs', '/sys'];
  return [
    commandLine(['touch', files.mount, files.hostName]),
    onSomeProcessor([...keep, ...argvInNetwork(machine.namespace, mountSysfs)]),
    commandLine(argvInside(files, sysctl([`kernel.hostname=${machine.spec.name}`, ...MACHINE_SYSCTLS]))),
  ];
}

/**
 * A mount namespace can be kept only in one of a lower number (mnt_ns_loop() in fs/namespace.c), and recent kernels take the
 * numbers from a range per processor: inside a container it may be a matter of the processor whether that holds.
 */
function onSomeProcessor(argv: string[]): string {
  const elsewhere = cpus().map((_, cpu) => commandLine(['/usr/bin/taskset', '-c', cpu.toString(), ...argv]));
  return [commandLine(argv), ...elsewhere].join(' || ');
}

/** Settings that this kernel has not (as without IPv6) are passed over. */
function sysctl(settings: readonly string[]): string[] {
  return [BUSYBOX, 'sysctl', '-e', '-q', '-w', ...settings];
}

function withInput(argv: readonly string[], input: string): string {
  return `${commandLine(withProgramPath(argv))} <<'END'\n${input}END`;
}

function forEachScope(family: 'ipv4' | 'ipv6', setting: string): string[] {
  return ['all', 'default'].map((scope) => `net.${family}.conf.${scope}.${setting}`);
}
