import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { id, JOIN_KEY_TTL_SECONDS } from '#libs/contracts';
import { hashSecret, secretMatches } from '#libs/join-key';
import type { StateFolder } from '../shared/state-folder.js';

const OFFER_FILE = 'join-offer.json';
const CERTIFICATE_FILE = 'join-certificate.json';
const CERTIFICATE_DAYS = 3650;

const joinOffer = z.strictObject({
  secretHash: z.string(),
  expiresAt: z.iso.datetime(),
  usedBy: z.strictObject({ clusterId: id, machineId: id }).nullable(),
});
export type JoinOffer = z.infer<typeof joinOffer>;
/** An agent of before kept its one offer without a list around it. */
const joinOffers = z.union([z.array(joinOffer), joinOffer.transform((only) => [only])]);

/** A key whose request may have reached a manager is worth keeping; more than these nobody waits for. */
const OFFERS_MAX = 4;

const joinCertificate = z.strictObject({ keyPem: z.string(), certificatePem: z.string() });
export type JoinCertificate = z.infer<typeof joinCertificate>;

/**
 * The keys that the node offers, of which only the secrets' hashes are kept: one, and beside it those with which it asks
 * a manager that has not answered yet. They are read from the disk each time, because `directorate-agent setup` and
 * `ask` write them beside the running agent.
 */
export class JoinOfferStore {
  constructor(
    private readonly folder: StateFolder,
    private readonly makeCertificate: (days: number) => Promise<JoinCertificate>,
  ) {}

  /** The self-signed certificate of the join API; made once, so that a key outlives a restart of the agent. */
  async certificate(): Promise<JoinCertificate> {
    const text =
      (await this.folder.read(CERTIFICATE_FILE)) ??
      (await this.folder.writeOnce(CERTIFICATE_FILE, JSON.stringify(await this.makeCertificate(CERTIFICATE_DAYS))));
    return joinCertificate.parse(JSON.parse(text));
  }

  /** Offers a new key; those before it are worth nothing from now on, unless it stands beside them. */
  async create(now: Date, isBeside = false): Promise<{ secret: string; expiresAt: string }> {
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + JOIN_KEY_TTL_SECONDS * 1000).toISOString();
    const former = isBeside ? await this.read() : [];
    const kept = former.filter((offer) => offer.usedBy !== null || Date.parse(offer.expiresAt) > now.getTime());
    const offer = { secretHash: hashSecret(secret), expiresAt, usedBy: null };
    await this.save([...kept.slice(1 - OFFERS_MAX), offer]);
    return { secret, expiresAt };
  }

  /** Newest last. */
  async read(): Promise<JoinOffer[]> {
    const text = await this.folder.read(OFFER_FILE);
    return text === null ? [] : joinOffers.parse(JSON.parse(text));
  }

  /** Takes one key back; the others stay as they are. */
  async withdraw(secret: string): Promise<void> {
    await this.save((await this.read()).filter((offer) => !secretMatches(secret, offer.secretHash)));
  }

  /** Nothing but this key is worth anything from now on. */
  async keepOnly(secret: string): Promise<void> {
    await this.save((await this.read()).filter((offer) => secretMatches(secret, offer.secretHash)));
  }

  /** The key is used; with it the others end. */
  async markUsed(offer: JoinOffer, usedBy: NonNullable<JoinOffer['usedBy']>): Promise<void> {
    await this.save([{ ...offer, usedBy }]);
  }

  private async save(offers: readonly JoinOffer[]): Promise<void> {
    await this.folder.write(OFFER_FILE, JSON.stringify(offers));
  }
}
