import { CONTROL_PORT_NAME, ROOT_TAG, type Share } from '../kernel/init-script.js';

export type Accelerator = 'kvm' | 'tcg';

export interface GuestHardware {
  readonly accelerator: Accelerator;
  readonly kernelImage: string;
  readonly initramfs: string;
  readonly memoryMb: number;
}

export interface GuestDevices {
  readonly writableShares: readonly Share[];
  /** Tap devices in the namespace that QEMU runs in; the guest sees them as `eth0`, `eth1`, … */
  readonly taps: readonly string[];
  /** Open file descriptor of the control channel's socket in QEMU. */
  readonly controlFd: number;
  readonly consoleLog: string;
}

/** `tsc=reliable`: else the kernel gives up this counter for one whose every reading leaves the guest, and is slower. */
const KERNEL_ARGUMENTS =
  'console=ttyS0 quiet loglevel=3 panic=-1 mitigations=off nokaslr tsc=reliable random.trust_cpu=on no_timer_check';

/** QEMU's argv without any device (qemu-system-x86_64(1)). */
export function bareGuestArgv(hardware: GuestHardware): string[] {
  const accelerator =
    hardware.accelerator === 'kvm' ? ['-accel', 'kvm', '-cpu', 'host'] : ['-accel', 'tcg,thread=multi', '-cpu', 'max'];
  return [
    'qemu-system-x86_64',
    ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none', '-machine', 'pc'],
    ...accelerator,
    ...['-smp', '2', '-m', `${hardware.memoryMb}`],
    ...['-kernel', hardware.kernelImage, '-initrd', hardware.initramfs, '-append', KERNEL_ARGUMENTS],
  ];
}

/** QEMU's argv for the lab's guest: the host's root over 9p, writable folders, one card for each tap, the control port. */
export function guestArgv(hardware: GuestHardware, devices: GuestDevices): string[] {
  return [
    ...bareGuestArgv(hardware),
    ...['-serial', `file:${devices.consoleLog}`],
    ...['-virtfs', share({ tag: ROOT_TAG, path: '/' }, 'on')],
    ...devices.writableShares.flatMap((writable) => ['-virtfs', share(writable, 'off')]),
    ...devices.taps.flatMap((tap, index) => [
      ...['-netdev', `tap,id=net${index},ifname=${tap},script=no,downscript=no`],
      ...['-device', `virtio-net-pci,netdev=net${index},romfile=`],
    ]),
    ...['-device', 'virtio-serial-pci', '-chardev', `socket,id=control,fd=${devices.controlFd}`],
    ...['-device', `virtserialport,chardev=control,name=${CONTROL_PORT_NAME}`],
  ];
}

function share({ tag, path }: Share, readOnly: 'on' | 'off'): string {
  return `local,path=${escaped(path)},mount_tag=${tag},security_model=none,readonly=${readOnly},multidevs=remap`;
}

/** QEMU reads a doubled comma inside an option's value as one. */
function escaped(value: string): string {
  return value.replaceAll(',', ',,');
}
