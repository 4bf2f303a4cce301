/**
 * A short message service centre that takes binds of one user and answers enquire_link, SMPP 3.4: there is none in Debian.
 *
 * usage: node message-centre.js <address> <port> <system id> <password>
 */
import { createServer, type Socket } from 'node:net';

const [address = '127.0.0.1', port = '2775', systemId = '', password = ''] = process.argv.slice(2);
const HEADER_BYTES = 16;
const RESPONSE = 0x8000_0000;
const BIND_TRANSCEIVER = 9;
const UNBIND = 6;
const ENQUIRE_LINK = 0x15;
const GENERIC_NACK = 0x8000_0000;
const STATUS = { ok: 0, unknownCommand: 3, wrongState: 4, wrongPassword: 0x0e, wrongSystemId: 0x0f } as const;

function pdu(command: number, status: number, sequence: number, body = ''): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + body.length);
  [bytes.length, command >>> 0, status, sequence].forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  bytes.write(body, HEADER_BYTES, 'latin1');
  return bytes;
}

function bindStatus(body: string): number {
  const [user, secret] = body.split('\0');
  if (user !== systemId) return STATUS.wrongSystemId;
  return secret === password ? STATUS.ok : STATUS.wrongPassword;
}

function serve(socket: Socket): void {
  let pending = Buffer.alloc(0);
  let isBound = false;
  const answer = (command: number, sequence: number, body: string): Buffer => {
    if (command === BIND_TRANSCEIVER) {
      const status = bindStatus(body);
      isBound = status === STATUS.ok;
      return pdu(command | RESPONSE, status, sequence, isBound ? 'centre\0' : '');
    }
    if (command !== ENQUIRE_LINK && command !== UNBIND) return pdu(GENERIC_NACK, STATUS.unknownCommand, sequence);
    return pdu(command | RESPONSE, isBound ? STATUS.ok : STATUS.wrongState, sequence);
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER_BYTES && pending.length >= pending.readUInt32BE(0)) {
      const length = Math.max(HEADER_BYTES, pending.readUInt32BE(0));
      const [command, sequence] = [pending.readUInt32BE(4), pending.readUInt32BE(12)];
      socket.write(answer(command, sequence, pending.toString('latin1', HEADER_BYTES, length)));
      pending = pending.subarray(length);
    }
  });
}

createServer(serve).listen(Number(port), address);
