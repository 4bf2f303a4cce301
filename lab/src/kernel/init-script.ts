import { commandLine, quoted } from '../shell.js';

/** A folder of the host that the guest mounts over 9p. */
export interface Share {
  /** Mount tag of the virtio device. */
  readonly tag: string;
  /** Absolute, the same on the host and in the guest. */
  readonly path: string;
}

export interface GuestProgram {
  /** Files below `/m` of the initramfs, in the order in which they are loaded. */
  readonly modules: readonly string[];
  readonly kernelRelease: string;
  /** Folder of the host with the modules of this release, that becomes `/lib/modules/<release>`. */
  readonly modulesPath: string;
  readonly writableShares: readonly Share[];
  /** argv of the runner; the control port's device is added to it. */
  readonly runner: readonly string[];
}

export const ROOT_TAG = 'root';
export const CONTROL_PORT_NAME = 'lab';
/** Printed on the console by a guest that was booted only to see whether it boots. */
export const PROBE_ANSWER = 'LAB-PROBE-OK';

const BUSYBOX = '/bin/busybox';
const READ_SHARE = 'trans=virtio,version=9p2000.L,ro,cache=loose,msize=524288';
/** No cache: the host reads what the guest writes, and the other way round, at once. */
const WRITE_SHARE = 'trans=virtio,version=9p2000.L,rw,access=any,cache=none,msize=524288';

/** Text of `/init`: it loads the modules, puts a writable layer over the host's root, and hands over to the runner. */
export function initScript(guest: GuestProgram): string {
  const modulesTarget = `/new/lib/modules/${guest.kernelRelease}`;
  return `#!${BUSYBOX} sh
B=${BUSYBOX}
$B mount -t devtmpfs devtmpfs /dev
$B mount -t proc proc /proc
$B mount -t sysfs sysfs /sys
fail() { echo "LAB-INIT-FAILED: $1" > /dev/console; $B sleep 1; $B poweroff -f; }
${guest.modules.map((file) => `$B insmod ${quoted(`/m/${file}`)} || fail ${quoted(`insmod ${file}`)}`).join('\n')}
$B mount -t 9p -o ${READ_SHARE} ${ROOT_TAG} /lower || fail 'mount of the root over 9p'
$B mount -t tmpfs -o mode=755 tmpfs /layer
$B mkdir /layer/upper /layer/work
$B mount -t overlay -o lowerdir=/lower,upperdir=/layer/upper,workdir=/layer/work overlay /new || fail 'mount of the overlay'
$B mkdir -p ${quoted(modulesTarget)}
$B mount --bind ${quoted(`/new${guest.modulesPath}`)} ${quoted(modulesTarget)} || fail 'mount of the kernel modules'
${guest.writableShares
  .map(
    ({ tag, path }) => `$B mkdir -p ${quoted(`/new${path}`)}
$B mount -t 9p -o ${WRITE_SHARE} ${tag} ${quoted(`/new${path}`)} || fail ${quoted(`mount of ${path}`)}`,
  )
  .join('\n')}
$B mount --move /dev /new/dev
$B mount --move /proc /new/proc
$B mount --move /sys /new/sys
$B mount -t tmpfs -o mode=755 tmpfs /new/run
$B cp /pid1 /new/run/lab-pid1
exec $B switch_root /new /bin/sh /run/lab-pid1
`;
}

/** Text of the guest's first process: it stays, and so reaps what other programs leave behind. */
export function pid1Script(runner: readonly string[]): string {
  return `mkdir -p /dev/pts /dev/shm /run/lock
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
ip link set lo up
for port in /sys/class/virtio-ports/*; do
  [ "$(cat "$port/name")" = ${CONTROL_PORT_NAME} ] && device=/dev/$(basename "$port")
done
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
cd /
${commandLine(runner)} "$device" > /dev/console 2>&1
echo "LAB-RUNNER-ENDED: $?" > /dev/console
${BUSYBOX} poweroff -f
`;
}

/** Text of `/init` for a boot that only proves that this kind of guest boots here. */
export function probeScript(): string {
  return `#!${BUSYBOX} sh
B=${BUSYBOX}
$B mount -t devtmpfs devtmpfs /dev
echo ${PROBE_ANSWER} > /dev/console
$B poweroff -f
`;
}
