import { createHash, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

/** A new shared secret of 160 bits (RFC 4226 section 4), in base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** `otpauth://` URI for authenticator apps. */
export function totpUri(secret: string, userName: string, clusterName: string): string {
  return generateURI({ issuer: `Directorate ${clusterName}`.trim(), label: userName, secret });
}

/**
 * The time step of a valid code (RFC 6238, six digits, 30 s, one step of tolerance each way); null when it is wrong, or not newer than
 * `lastStep`.
 */
export function acceptedStep(secret: string, code: string, lastStep: number | null, nowMs: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(nowMs / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid) return null;
  const step = Math.floor(epoch / STEP_SECONDS) + result.delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** Codes for the day when the phone is gone, each good once: `4f2a-91bc-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => (randomBytes(8).toString('hex').match(/.{4}/g) ?? []).join('-'));
}

/** What is stored of a recovery code; 64 random bits need no slow hash. */
export function recoveryCodeHash(code: string): string {
  return createHash('sha256').update(code.trim().toLowerCase()).digest('hex');
}
