import { secretMatches } from '#libs/join-key';
import type { IdentityStore } from '../identity/identity.store.js';
import type { Clock } from '../shared/clock.js';
import type { JoinOffer, JoinOfferStore } from './join-offer.store.js';
import { JoinRefusal, NEW_KEY_HINT } from './join-refusal.js';

/** Decides who may speak to the join API: whoever holds the secret of an offered key, in time, and before it is used. */
export class JoinGate {
  constructor(
    private readonly offers: JoinOfferStore,
    private readonly identity: IdentityStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets the holder of the secret in. A used key still opens for the cluster that the node is a member of, so that
   * an interrupted join can be resumed.
   */
  async admit(secret: string | undefined): Promise<JoinOffer> {
    const offers = await this.offers.read();
    if (secret === undefined || !/^[A-Za-z0-9_-]{43}$/.test(secret)) {
      throw new JoinRefusal('join-key-tampered', 'The request carries no valid join secret', NEW_KEY_HINT);
    }
    if (offers.length === 0) {
      throw new JoinRefusal('join-key-foreign', 'This node offers no join key now', NEW_KEY_HINT);
    }
    const offer = offers.find(({ secretHash }) => secretMatches(secret, secretHash));
    if (offer === undefined) {
      throw new JoinRefusal(
        'join-key-foreign',
        'The secret is not that of a key which this node offers: a newer key replaced it, or it is of another machine',
        NEW_KEY_HINT,
      );
    }
    if (offer.usedBy !== null && this.identity.member()?.machineId !== offer.usedBy.machineId) throw used(offer.usedBy);
    if (Date.parse(offer.expiresAt) <= this.clock.now().getTime()) {
      throw new JoinRefusal('join-key-expired', `The join key expired at ${offer.expiresAt}`, NEW_KEY_HINT);
    }
    return offer;
  }

  /** Only for an unused key: to test a node that joined already would say nothing. */
  async admitUnused(secret: string | undefined): Promise<JoinOffer> {
    const offer = await this.admit(secret);
    if (offer.usedBy !== null) throw used(offer.usedBy);
    return offer;
  }
}

export function used(by: { readonly clusterId: string }): JoinRefusal {
  return new JoinRefusal('join-key-used', `The join key was already used, by cluster ${by.clusterId}`, NEW_KEY_HINT);
}
