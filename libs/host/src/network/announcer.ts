import type { DeviceAddress } from '#libs/net';

/** When an announcement is said again, in milliseconds: a frame may be lost while a switch still learns. */
const REPEATS_MS = [1000, 4000] as const;

export interface Announcing {
  /** Sends the frames once. */
  readonly send: (address: DeviceAddress) => Promise<void>;
  /** Whether the address is still on its device: what has moved away must not be announced. */
  readonly isHeld: (address: DeviceAddress) => boolean;
}

/** Announces an address at once and again a little later, as long as it is held. */
export class Announcer {
  constructor(private readonly announcing: Announcing) {}

  async announce(address: DeviceAddress): Promise<void> {
    await this.announcing.send(address);
    for (const delay of REPEATS_MS) setTimeout(() => void this.repeat(address), delay).unref();
  }

  private async repeat(address: DeviceAddress): Promise<void> {
    try {
      if (this.announcing.isHeld(address)) await this.announcing.send(address);
    } catch {
      // The first announcement was sent; a device that has gone since needs no other.
    }
  }
}
