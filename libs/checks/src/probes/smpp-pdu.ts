/** Commands of SMPP 3.4 (section 5.1.2.1) that a check needs. */
export const SMPP = {
  genericNack: 0x8000_0000,
  bindTransceiver: 0x0000_0009,
  unbind: 0x0000_0006,
  enquireLink: 0x0000_0015,
} as const;
export const RESPONSE_BIT = 0x8000_0000;
export const PDU_HEADER_BYTES = 16;
const VERSION_34 = 0x34;

export interface PduHeader {
  /** Of the whole PDU, header included. */
  readonly length: number;
  readonly command: number;
  readonly status: number;
  readonly sequence: number;
}

export function encodePdu(command: number, sequence: number, status = 0, body: Uint8Array = new Uint8Array()): Buffer {
  const header = Buffer.alloc(PDU_HEADER_BYTES);
  header.writeUInt32BE(PDU_HEADER_BYTES + body.length, 0);
  header.writeUInt32BE(command >>> 0, 4);
  header.writeUInt32BE(status, 8);
  header.writeUInt32BE(sequence, 12);
  return Buffer.concat([header, body]);
}

export function decodeHeader(bytes: Buffer): PduHeader {
  return {
    length: bytes.readUInt32BE(0),
    command: bytes.readUInt32BE(4),
    status: bytes.readUInt32BE(8),
    sequence: bytes.readUInt32BE(12),
  };
}

/** The body of bind_transceiver, SMPP 3.4 section 4.1.5. */
export function bindBody(systemId: string, password: string, systemType: string): Buffer {
  const words = Buffer.from([systemId, password, systemType].map((word) => `${word}\0`).join(''), 'latin1');
  // interface_version, addr_ton, addr_npi, an empty address_range.
  return Buffer.concat([words, Buffer.from([VERSION_34, 0, 0, 0])]);
}

const STATUSES: Readonly<Record<number, string>> = {
  0x01: 'message length is invalid',
  0x02: 'command length is invalid',
  0x03: 'command is not known',
  0x04: 'wrong state for this command',
  0x05: 'already bound',
  0x08: 'system error',
  0x0d: 'bind failed',
  0x0e: 'wrong password',
  0x0f: 'wrong system id',
  0x14: 'queue is full',
  0x58: 'throttled',
};

/** A command_status in words, SMPP 3.4 section 5.1.3. */
export const statusText = (status: number): string =>
  STATUSES[status] ?? `command_status 0x${status.toString(16).padStart(8, '0')}`;
