import type { SyncDaemon } from '#libs/contracts';
import { KERNEL_SETTINGS, type IpvsService, type KernelSetting } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { familyOfAddress, familyOfKey, formatKey } from './key.js';

export interface DirectorWide {
  readonly sync: readonly SyncDaemon[];
  /** By the last word of `net.ipv4.vs.*`. */
  readonly kernel: Readonly<Record<string, string>>;
  /** What the director serves. */
  readonly services: readonly IpvsService[];
}

/** The rules of the kernel for what holds for a whole director; pointers are into `{sync, kernel}`. Unknown settings are let through: kernels differ. */
export function validateDirectorWide({ sync, kernel, services }: DirectorWide): FieldFault[] {
  return [
    ...sync.flatMap((daemon, at) => daemonFaults(daemon, `/sync/${at}`)),
    ...sync.flatMap(({ state }, at) =>
      sync.findIndex((other) => other.state === state) === at
        ? []
        : [{ pointer: `/sync/${at}/state`, message: `There can be only one ${state} sync daemon.` }],
    ),
    ...(sync.length === 0 ? [] : mixedFamilyFaults(services)),
    ...Object.entries(kernel).flatMap(([name, value]) => {
      const setting = KERNEL_SETTINGS.find((known) => known.name === name);
      return setting === undefined ? [] : settingFaults(setting, value);
    }),
  ];
}

function daemonFaults({ group }: SyncDaemon, at: string): FieldFault[] {
  if (group === null || isMulticast(group)) return [];
  const hint = 'Use an address of 224.0.0.0/4 or ff00::/8, or leave it out.';
  return [{ pointer: `${at}/group`, message: `${group} is no multicast address.`, hint }];
}

const isMulticast = (address: string): boolean =>
  familyOfAddress(address) === 'ipv6'
    ? address.toLowerCase().startsWith('ff')
    : Number(address.split('.')[0]) >= 224 && Number(address.split('.')[0]) <= 239;

/** ip_vs_ctl.c: the sync protocol cannot tell of a server that has another family than its service. */
function mixedFamilyFaults(services: readonly IpvsService[]): FieldFault[] {
  const mixed = services.find(({ key, realServers }) =>
    realServers.some(({ address }) => familyOfAddress(address) !== familyOfKey(key)),
  );
  if (mixed === undefined) return [];
  const message = `The kernel refuses connection sync while ${formatKey(mixed.key)} has a server of another address family.`;
  return [{ pointer: '/sync', message, hint: 'Take the sync daemons or that server away.' }];
}

function settingFaults({ name, shape, min, max }: KernelSetting, value: string): FieldFault[] {
  const pointer = `/kernel/${name}`;
  const fault = (wanted: string): FieldFault[] => [
    { pointer, message: `${name} is ${wanted}, not ${JSON.stringify(value)}.` },
  ];
  if (shape === 'cpu-list') return /^[0-9]*([,-][0-9]+)*$/.test(value) ? [] : fault('a list of processors like 0-3,8');
  const words = value.trim().split(/\s+/);
  const isInside = words.every((word) => /^-?\d+$/.test(word) && Number(word) >= min && Number(word) <= max);
  if (isInside && words.length === (shape === 'pair' ? 2 : 1)) return [];
  return fault(`${shape === 'pair' ? 'two numbers' : 'a number'} between ${min} and ${max}`);
}
