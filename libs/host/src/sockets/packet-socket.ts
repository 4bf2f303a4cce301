import { systemError, type Libc } from './libc.js';

const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x80000;
/** Offset of the device's number in `struct sockaddr_ll`, and its whole length. */
const LINK_ADDRESS = { interfaceIndex: 4, bytes: 20 } as const;

/** Sends frames, Ethernet header included, out of a device and hears nothing: packet(7) with protocol 0. Throws the system's error. */
export function sendFrames(libc: Libc, device: string, frames: readonly Uint8Array[]): void {
  const index = libc.if_nametoindex(device);
  if (index === 0) throw systemError(libc.errno(), `if_nametoindex ${device}`);
  const fd = libc.socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) throw systemError(libc.errno(), 'socket');
  try {
    const address = Buffer.alloc(LINK_ADDRESS.bytes);
    address.writeUInt16LE(AF_PACKET, 0);
    address.writeInt32LE(index, LINK_ADDRESS.interfaceIndex);
    if (libc.bind(fd, address, address.length) < 0) throw systemError(libc.errno(), 'bind');
    for (const frame of frames) {
      if (libc.send(fd, frame, frame.length, 0) < 0) throw systemError(libc.errno(), `send on ${device}`);
    }
  } finally {
    libc.close(fd);
  }
}
