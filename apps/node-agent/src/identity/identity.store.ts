import type { ManagerEndpoints } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import type { StateFolder } from '../shared/state-folder.js';
import { identity, type Identity, type Membership } from './identity.js';

const FILE = 'identity.json';

export type IdentityListener = (identity: Identity) => void;

/** Keeps the identity on the disk; every change is durable before it is seen. */
export class IdentityStore {
  private current: Identity | null = null;
  private changing: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<IdentityListener>();

  constructor(
    private readonly folder: StateFolder,
    private readonly makeId: () => string,
  ) {}

  /** Reads the identity; makes one at the first start. */
  async load(): Promise<Identity> {
    const first = { version: 1, nodeId: this.makeId(), pendingKey: null, epoch: 0, member: null };
    const text = (await this.folder.read(FILE)) ?? (await this.folder.writeOnce(FILE, `${JSON.stringify(first)}\n`));
    this.current = this.parse(text);
    return this.current;
  }

  get(): Identity {
    if (this.current === null) throw new Error('The identity is used before it is loaded');
    return this.current;
  }

  member(): Membership | null {
    return this.get().member;
  }

  onChange(listener: IdentityListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async setPendingKey(pendingKey: NonNullable<Identity['pendingKey']>): Promise<void> {
    await this.change((now) => ({ ...now, pendingKey }));
  }

  async enrol(member: Membership, epoch: number): Promise<void> {
    await this.change((now) => ({ ...now, pendingKey: null, epoch, member }));
  }

  /** Remembers the highest epoch; answers false when this one is lower than one seen before. */
  async acceptEpoch(epoch: number): Promise<boolean> {
    if (epoch > this.get().epoch) {
      await this.change((now) => ({ ...now, epoch: Math.max(now.epoch, epoch) }));
    }
    return epoch >= this.get().epoch;
  }

  /** Takes where the manager is now; answers false when a newer place is known. */
  async moveManager(endpoints: ManagerEndpoints): Promise<boolean> {
    const known = this.member()?.endpoints;
    if (known === undefined || endpoints.sequence < known.sequence) return false;
    if (JSON.stringify(endpoints) !== JSON.stringify(known)) await this.changeMember({ endpoints });
    return true;
  }

  async startLeaving(): Promise<void> {
    await this.changeMember({ isLeaving: true });
  }

  /** Forgets the cluster; the machine keeps its node id. */
  async forget(): Promise<void> {
    await this.change((now) => ({ ...now, pendingKey: null, epoch: 0, member: null }));
  }

  private async changeMember(part: Partial<Membership>): Promise<void> {
    await this.change((now) => ({ ...now, member: now.member === null ? null : { ...now.member, ...part } }));
  }

  private change(make: (now: Identity) => Identity): Promise<Identity> {
    const changed = this.changing.then(async () => {
      const next = make(this.get());
      await this.folder.write(FILE, `${JSON.stringify(next, null, 2)}\n`);
      this.current = next;
      for (const listener of this.listeners) listener(next);
      return next;
    });
    this.changing = changed.catch(() => undefined);
    return changed;
  }

  private parse(text: string): Identity {
    try {
      return identity.parse(JSON.parse(text));
    } catch (error) {
      throw new DomainError('internal', `${this.folder.pathOf(FILE)} cannot be read`, {
        hint: 'Restore the file from a backup, or remove the folder and join the machine again.',
        cause: error,
      });
    }
  }
}
