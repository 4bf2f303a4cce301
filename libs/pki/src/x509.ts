import { randomBytes, webcrypto } from 'node:crypto';
import type * as x509 from '@peculiar/x509';

/** The library loads in 0.2 s, and a node agent needs it only to join: it is loaded at its first use. */
export async function loadX509(): Promise<typeof x509> {
  // The container inside @peculiar/x509 refuses to load without it.
  await import('reflect-metadata');
  const library = await import('@peculiar/x509');
  library.cryptoProvider.set(webcrypto);
  return library;
}

/** ECDSA on P-256 with SHA-256: what every TLS stack here takes. */
export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNING_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

const MS_PER_DAY = 86_400_000;

/** Certificates begin a day before they are made, so that a machine whose clock lags still accepts them. */
export function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(now.getTime() - MS_PER_DAY), notAfter: new Date(now.getTime() + days * MS_PER_DAY) };
}

/** 127 random bits, positive (RFC 5280 section 4.1.2.2), as hex. */
export function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

export async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
}

export async function privateKeyToPem(key: webcrypto.CryptoKey): Promise<string> {
  const x509 = await loadX509();
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

export async function privateKeyFromPem(pem: string): Promise<webcrypto.CryptoKey> {
  const x509 = await loadX509();
  return webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), KEY_ALGORITHM, false, ['sign']);
}

export function toPem(part: { toString(format: 'pem'): string }): string {
  return `${part.toString('pem')}\n`;
}

/** A distinguished name of one CN. Given as JSON so that no character of the value is read as syntax. */
export function commonNameOf(value: string): x509.JsonName {
  return [{ CN: [value] }];
}
