import type { RedisClient } from './client-list.js';

const REMEMBER_MS = 10 * 60_000;

/** Who was connected from where, also a little while ago: a hostile client may be gone when its script has ended. */
export class ClientHistory {
  private readonly users = new Map<string, { user: string; seen: number }>();

  /** Takes a list of clients as it is at `now` (milliseconds). */
  note(clients: readonly RedisClient[], now: number): void {
    // All clients of a unix socket have its path for an address, which tells nobody apart; machines never come that way.
    const told = clients.filter(({ address }) => !address.startsWith('/'));
    for (const { address, user } of told) this.users.set(address, { user, seen: now });
    for (const [address, { seen }] of this.users) if (now - seen > REMEMBER_MS) this.users.delete(address);
  }

  /** The user behind a connection; of a connection that was never seen, the only user that ever came from its host. */
  userAt(address: string): string | null {
    const exact = this.users.get(address);
    if (exact !== undefined) return exact.user;
    const host = hostOf(address);
    const users = new Set([...this.users].filter(([known]) => hostOf(known) === host).map(([, { user }]) => user));
    const [only] = users;
    return users.size === 1 && only !== undefined ? only : null;
  }
}

const hostOf = (address: string): string => address.slice(0, address.lastIndexOf(':'));
