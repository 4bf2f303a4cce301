import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { DeviceAddress } from '#libs/net';

const NO_HARDWARE = '00:00:00:00:00:00';

/** What getifaddrs(3) tells of a device that is up; addresses with a label (`eth0:1`) count for their device. */
function entriesOf(device: string): NetworkInterfaceInfo[] {
  return Object.entries(networkInterfaces()).flatMap(([name, entries = []]) =>
    name.split(':')[0] === device ? entries : [],
  );
}

/** The device's hardware address; null when it has none, is down, or is not there. */
export const macOf = (device: string): string | null =>
  entriesOf(device).find(({ mac }) => mac !== NO_HARDWARE)?.mac ?? null;

/** Whether the address is on its device now. */
export const isHeld = ({ device, address }: DeviceAddress): boolean =>
  entriesOf(device).some((entry) => entry.address === address);
