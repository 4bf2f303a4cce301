import type { CommandRunner } from '../command/command-runner.js';
import { loadLibc, type Libc } from '../sockets/libc.js';
import { sendFrames } from '../sockets/packet-socket.js';

/** Sends frames, Ethernet header included, out of a device. */
export interface FrameSender {
  send(device: string, frames: readonly Uint8Array[]): Promise<void>;
}

/** Through a packet socket of our own. */
export class PacketSender implements FrameSender {
  constructor(private readonly libc: Libc = loadLibc()) {}

  async send(device: string, frames: readonly Uint8Array[]): Promise<void> {
    await Promise.resolve();
    sendFrames(this.libc, device, frames);
  }
}

/** Through Debian's socat, which writes what it reads as one packet of the device. */
export class SocatSender implements FrameSender {
  constructor(private readonly runner: CommandRunner) {}

  async send(device: string, frames: readonly Uint8Array[]): Promise<void> {
    for (const frame of frames) {
      await this.runner.run({ program: 'socat', args: ['-u', 'STDIN', `INTERFACE:${device}`], stdin: frame });
    }
  }
}

/** A packet socket where the C library can be called, else a process per frame; found out when a frame is first sent. */
export class ChosenSender implements FrameSender {
  private chosen: FrameSender | null = null;

  constructor(private readonly runner: CommandRunner) {}

  send(device: string, frames: readonly Uint8Array[]): Promise<void> {
    this.chosen ??= this.choose();
    return this.chosen.send(device, frames);
  }

  private choose(): FrameSender {
    try {
      return new PacketSender();
    } catch {
      return new SocatSender(this.runner);
    }
  }
}
