import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { id, JOIN_KEY_TTL_SECONDS } from '#libs/contracts';
import { hashSecret } from '#libs/join-key';
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

const joinCertificate = z.strictObject({ keyPem: z.string(), certificatePem: z.string() });
export type JoinCertificate = z.infer<typeof joinCertificate>;

/**
 * The one key that the node offers at a time, of which only the secret's hash is kept. It is read from the disk each
 * time, because `directorate-agent setup` writes it beside the running agent.
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

  /** Offers a new key; the one before it is worth nothing from now on. */
  async create(now: Date): Promise<{ secret: string; expiresAt: string }> {
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + JOIN_KEY_TTL_SECONDS * 1000).toISOString();
    await this.save({ secretHash: hashSecret(secret), expiresAt, usedBy: null });
    return { secret, expiresAt };
  }

  async read(): Promise<JoinOffer | null> {
    const text = await this.folder.read(OFFER_FILE);
    return text === null ? null : joinOffer.parse(JSON.parse(text));
  }

  async markUsed(usedBy: NonNullable<JoinOffer['usedBy']>): Promise<void> {
    const offer = await this.read();
    if (offer !== null) await this.save({ ...offer, usedBy });
  }

  private async save(offer: JoinOffer): Promise<void> {
    await this.folder.write(OFFER_FILE, JSON.stringify(offer));
  }
}
