import { type DirectorSettings } from '#libs/contracts';
import { KERNEL_SETTINGS, type KernelSetting } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { familyOf } from '../addresses/address.js';
import ipaddr from 'ipaddr.js';

const byName = new Map(KERNEL_SETTINGS.map((setting) => [setting.name, setting]));

/** What a schema cannot say of a director's settings: names and bounds of the kernel, and daemons that fit together. */
export function settingsFaults(
  { kernel, sync }: Pick<DirectorSettings, 'kernel' | 'sync'>,
  at = '/spec',
): FieldFault[] {
  const settings = Object.entries(kernel).flatMap(([name, value]): FieldFault[] => {
    const pointer = `${at}/kernel/${name}`;
    const setting = byName.get(name);
    if (setting !== undefined) return valueFaults(setting, value, pointer);
    const hint = 'GET /api/v1/kernel-settings lists those that there are.';
    return [{ pointer, message: 'is no setting of net.ipv4.vs that is known', hint }];
  });
  return [...settings, ...syncFaults(sync, `${at}/sync`)];
}

function valueFaults({ shape, min, max }: KernelSetting, value: string, pointer: string): FieldFault[] {
  if (shape === 'cpu-list') {
    const isList = /^(\d+(-\d+)?(,\d+(-\d+)?)*)?$/.test(value);
    return isList ? [] : [{ pointer, message: 'must be a list of processors, such as 0-3,6' }];
  }
  const numbers = value.trim().split(/\s+/);
  const count = shape === 'pair' ? 2 : 1;
  const isSound = numbers.length === count && numbers.every((text) => isWithin(text, min, max));
  if (isSound) return [];
  const what = shape === 'pair' ? 'two whole numbers, each' : 'a whole number';
  return [{ pointer, message: `must be ${what} from ${min} to ${max}` }];
}

const isWithin = (text: string, min: number, max: number): boolean =>
  /^-?\d+$/.test(text) && Number(text) >= min && Number(text) <= max;

/** ipvsadm(8): one master and one backup at most, and a group that is a multicast address. */
function syncFaults(sync: DirectorSettings['sync'], at: string): FieldFault[] {
  return sync.flatMap((daemon, index): FieldFault[] => {
    const where = `${at}/${index}`;
    const isTwin = sync.findIndex(({ state }) => state === daemon.state) < index;
    const isMulticast = daemon.group === null || ipaddr.parse(daemon.group).range() === 'multicast';
    const faults: FieldFault[] = [];
    if (isTwin)
      faults.push({ pointer: `${where}/state`, message: `is ${daemon.state} twice: a kernel runs one of each` });
    if (!isMulticast && daemon.group !== null) {
      faults.push({ pointer: `${where}/group`, message: `must be a multicast address (${familyOf(daemon.group)})` });
    }
    return faults;
  });
}
