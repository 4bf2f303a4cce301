import { describe, expect, it } from 'vitest';
import { bareGuestArgv, guestArgv } from './arguments.js';

const hardware = { accelerator: 'tcg', kernelImage: '/s/vmlinux', initramfs: '/s/initramfs', memoryMb: 1024 } as const;
const devices = {
  writableShares: [{ tag: 'rw0', path: '/s/a,b' }],
  taps: ['tap0', 'tap1'],
  controlFd: 3,
  consoleLog: '/s/console.log',
};

function valuesOf(argv: string[], option: string): string[] {
  return argv.flatMap((argument, index) => (argument === option ? [argv[index + 1] ?? ''] : []));
}

describe(guestArgv.name, () => {
  it('shares the root read-only, and the writable folders writable', () => {
    expect(valuesOf(guestArgv(hardware, devices), '-virtfs')).toEqual([
      'local,path=/,mount_tag=root,security_model=none,readonly=on,multidevs=remap',
      'local,path=/s/a,,b,mount_tag=rw0,security_model=none,readonly=off,multidevs=remap',
    ]);
  });

  it('has a card for each tap, in order', () => {
    expect(valuesOf(guestArgv(hardware, devices), '-netdev')).toEqual([
      'tap,id=net0,ifname=tap0,script=no,downscript=no',
      'tap,id=net1,ifname=tap1,script=no,downscript=no',
    ]);
  });
});

describe(bareGuestArgv.name, () => {
  it('translates on many threads, or lets the processor run the guest', () => {
    expect(valuesOf(bareGuestArgv(hardware), '-accel')).toEqual(['tcg,thread=multi']);
    expect(valuesOf(bareGuestArgv({ ...hardware, accelerator: 'kvm' }), '-accel')).toEqual(['kvm']);
  });

  it('never opens a window or reads a user configuration', () => {
    expect(bareGuestArgv(hardware)).toEqual(expect.arrayContaining(['-nodefaults', '-no-user-config', '-no-reboot']));
  });
});
