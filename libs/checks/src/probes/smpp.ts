import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';
import { bindBody, decodeHeader, encodePdu, PDU_HEADER_BYTES, RESPONSE_BIT, SMPP, statusText } from './smpp-pdu.js';

const MAX_PDU_BYTES = 16_384;
/** PDUs that the server may send before it answers. */
const MAX_PDUS = 50;

/** Binds as a transceiver, sends enquire_link and unbinds; SMPP 3.4. */
export async function probeSmpp(check: HealthCheckOf<'smpp'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  const body = bindBody(check.systemId, check.password ?? '', check.systemType);
  await request(stream, run, 'bind_transceiver', encodePdu(SMPP.bindTransceiver, 1, 0, body), 1);
  await request(stream, run, 'enquire_link', encodePdu(SMPP.enquireLink, 2), 2);
  await request(stream, run, 'unbind', encodePdu(SMPP.unbind, 3), 3);
  return `${run.where} took the bind of ${check.systemId} and answered enquire_link`;
}

async function request(
  stream: Conversation,
  run: ProbeRun,
  name: string,
  pdu: Buffer,
  sequence: number,
): Promise<void> {
  // The bind holds a password: only names are shown.
  stream.send(pdu, name);
  run.step(name);
  const { command } = decodeHeader(pdu);
  for (let count = 0; count < MAX_PDUS; count += 1) {
    const header = decodeHeader(await stream.bytes(PDU_HEADER_BYTES));
    if (header.length < PDU_HEADER_BYTES || header.length > MAX_PDU_BYTES) {
      run.fail(`${run.where} answered something that is not SMPP to ${name}`);
    }
    if (header.length > PDU_HEADER_BYTES) await stream.bytes(header.length - PDU_HEADER_BYTES);
    if (header.command === SMPP.genericNack) run.wrong(name, `generic_nack: ${statusText(header.status)}`);
    if (header.command === SMPP.enquireLink) {
      stream.send(encodePdu((SMPP.enquireLink | RESPONSE_BIT) >>> 0, header.sequence), 'enquire_link_resp');
    }
    if (header.command !== (command | RESPONSE_BIT) >>> 0 || header.sequence !== sequence) continue;
    if (header.status !== 0) run.wrong(name, statusText(header.status));
    return;
  }
  run.fail(`${run.where} sent ${MAX_PDUS} PDUs, none of them an answer to ${name}`);
}
