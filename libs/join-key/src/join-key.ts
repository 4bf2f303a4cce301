import { createHash } from 'node:crypto';
import { z } from 'zod';
import { id, instant, ip, line, port } from '#libs/contracts';

/** Version of the text form; it stands in the first letters, so that an older program can say what it misses. */
export const JOIN_KEY_VERSION = 1;

/** What a node tells the manager through the clipboard of an admin. */
export const joinKeySchema = z.strictObject({
  version: z.literal(JOIN_KEY_VERSION),
  nodeId: id,
  hostname: line(255).min(1),
  /** Own addresses of the node, best first. */
  addresses: z.array(ip).min(1).max(64),
  /** TCP port of the join API. */
  port: port.min(1),
  /** SHA-256 of the join API's certificate (DER), lower-case hex. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** One-time secret, 256 random bits as base64url. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  expiresAt: instant,
  /** The cluster that the node is a member of already; null on a free node. */
  clusterId: id.nullable(),
});
export type JoinKey = z.infer<typeof joinKeySchema>;

/** The first 8 hex digits of the SHA-256: enough to notice a slip, not meant to stop a forger. */
export function checksumOf(payload: string): string {
  return createHash('sha256').update(payload).digest('hex').slice(0, 8);
}

/** Writes a key as one line, `dk1.<characters in all>.<8 hex of sha256>.<base64url JSON>`. */
export function formatJoinKey(key: JoinKey): string {
  const payload = Buffer.from(JSON.stringify(key)).toString('base64url');
  const rest = `.${checksumOf(payload)}.${payload}`;
  const head = `dk${JOIN_KEY_VERSION}.`;
  // The length counts its own digits too.
  const length = [2, 3, 4, 5].map((digits) => head.length + digits + rest.length).find(fitsInItsDigits);
  return `${head}${length ?? 0}${rest}`;

  function fitsInItsDigits(total: number): boolean {
    return head.length + String(total).length + rest.length === total;
  }
}
