import { createHash, createHmac } from 'node:crypto';

export const RADIUS_CODES = { accessRequest: 1, accessAccept: 2, accessReject: 3, accessChallenge: 11 } as const;
const USER_NAME = 1;
const USER_PASSWORD = 2;
const NAS_IDENTIFIER = 32;
const MESSAGE_AUTHENTICATOR = 80;
const HEADER_BYTES = 20;
const BLOCK_BYTES = 16;

const md5 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function attribute(type: number, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type, value.length + 2]), value]);
}

/** Hides a password of at most 128 bytes, RFC 2865 section 5.2. */
export function hidePassword(password: string, secret: string, authenticator: Uint8Array): Buffer {
  const plain = Buffer.from(password, 'utf8').subarray(0, 128);
  const padded = Buffer.alloc(Math.max(BLOCK_BYTES, Math.ceil(plain.length / BLOCK_BYTES) * BLOCK_BYTES));
  plain.copy(padded);
  const hidden = Buffer.alloc(padded.length);
  let previous: Uint8Array = authenticator;
  for (let offset = 0; offset < padded.length; offset += BLOCK_BYTES) {
    const mask = md5(Buffer.from(secret, 'utf8'), previous);
    for (let index = 0; index < BLOCK_BYTES; index += 1) {
      hidden[offset + index] = (padded[offset + index] ?? 0) ^ (mask[index] ?? 0);
    }
    previous = hidden.subarray(offset, offset + BLOCK_BYTES);
  }
  return hidden;
}

export interface AccessRequest {
  readonly id: number;
  /** 16 random bytes. */
  readonly authenticator: Uint8Array;
  readonly secret: string;
  readonly username: string;
  readonly password: string;
}

/** An Access-Request whose first attribute is a Message-Authenticator, RFC 2869 section 5.14. */
export function accessRequest({ id, authenticator, secret, username, password }: AccessRequest): Buffer {
  const attributes = Buffer.concat([
    attribute(MESSAGE_AUTHENTICATOR, Buffer.alloc(BLOCK_BYTES)),
    attribute(USER_NAME, Buffer.from(username, 'utf8')),
    attribute(USER_PASSWORD, hidePassword(password, secret, authenticator)),
    attribute(NAS_IDENTIFIER, Buffer.from('directorate', 'utf8')),
  ]);
  const packet = Buffer.concat([Buffer.from([RADIUS_CODES.accessRequest, id, 0, 0]), authenticator, attributes]);
  packet.writeUInt16BE(packet.length, 2);
  createHmac('md5', secret)
    .update(packet)
    .digest()
    .copy(packet, HEADER_BYTES + 2);
  return packet;
}

/** The code of a genuine answer to `request`; null when it is not one, or was made with another secret. */
export function readAnswer(bytes: Buffer, request: AccessRequest): number | null {
  if (bytes.length < HEADER_BYTES || bytes.readUInt8(1) !== request.id) return null;
  const length = bytes.readUInt16BE(2);
  if (length < HEADER_BYTES || length > bytes.length) return null;
  const packet = bytes.subarray(0, length);
  const secret = Buffer.from(request.secret, 'utf8');
  const proof = md5(packet.subarray(0, 4), request.authenticator, packet.subarray(HEADER_BYTES), secret);
  if (!proof.equals(packet.subarray(4, HEADER_BYTES))) return null;
  return hasGoodAuthenticator(packet, request) ? packet.readUInt8(0) : null;
}

/** An answer without a Message-Authenticator is taken: old servers send none. */
function hasGoodAuthenticator(packet: Buffer, request: AccessRequest): boolean {
  for (let offset = HEADER_BYTES; offset + 2 <= packet.length;) {
    const size = packet.readUInt8(offset + 1);
    if (size < 2 || offset + size > packet.length) return false;
    if (packet.readUInt8(offset) === MESSAGE_AUTHENTICATOR) {
      const seen = packet.subarray(offset + 2, offset + size);
      const signed = Buffer.from(packet);
      signed.set(request.authenticator, 4);
      signed.fill(0, offset + 2, offset + size);
      return createHmac('md5', request.secret).update(signed).digest().equals(seen);
    }
    offset += size;
  }
  return true;
}
