import { randomInt } from 'node:crypto';
import type { HealthCheckOf } from '#libs/contracts';
import { decode, encode, RECURSION_DESIRED, type Answer, type DecodedPacket, type RecordType } from 'dns-packet';
import { Conversation } from './conversation.js';
import { exchange } from './datagram-exchange.js';
import type { ProbeRun } from './probe-run.js';

const MAX_ID = 0x1_0000;

/** Asks one question over UDP or TCP; an answer without an error is good, or one with the expected record; RFC 1035. */
export async function probeDns(check: HealthCheckOf<'dns'>, run: ProbeRun): Promise<string> {
  const id = randomInt(MAX_ID);
  const question = `${check.queryName} ${check.queryType}`;
  const query = encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED,
    questions: [{ type: check.queryType, name: check.queryName }],
  });
  run.transcript.add('>', question);
  run.step(`the question for ${question}`);
  const read = (bytes: Buffer): DecodedPacket | null => {
    const packet = decode(bytes);
    return packet.id === id && packet.type === 'response' ? packet : null;
  };
  const packet = check.transport === 'udp' ? await exchange(run, query, read) : await overTcp(run, query, read);
  const status = rcodeOf(packet);
  const records = (packet.answers ?? []).map((answer) => ({ type: answer.type, text: recordText(answer) }));
  run.transcript.add('<', [status, ...records.map(({ type, text }) => `${type} ${text}`)].join('\n'));
  const answered = `${run.where} answered ${status} to ${question}`;
  if (status !== 'NOERROR') run.fail(answered);
  const { expectRecord } = check;
  if (expectRecord === null) return `${answered} with ${records.length} records`;
  const found = records.some(({ type, text }) => type === check.queryType && plain(text) === plain(expectRecord));
  if (found) return `${answered} with ${expectRecord}`;
  const cut = packet.flag_tc ? ', and the answer was cut: ask over TCP' : '';
  return run.fail(`${answered} without ${expectRecord}${cut}`);
}

async function overTcp(
  run: ProbeRun,
  query: Uint8Array,
  read: (bytes: Buffer) => DecodedPacket | null,
): Promise<DecodedPacket> {
  const stream = await Conversation.open(run, null);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(query.length);
  stream.send(Buffer.concat([length, query]));
  run.step('the question');
  const answer = read(await stream.bytes((await stream.bytes(2)).readUInt16BE()));
  return answer ?? run.fail(`${run.where} answered something that is not the answer to our question`);
}

/** The response code by its name; dns-packet's types do not know it. */
function rcodeOf(packet: DecodedPacket): string {
  const rcode: unknown = 'rcode' in packet ? packet.rcode : undefined;
  return typeof rcode === 'string' ? rcode : 'no code';
}

/** A record's data as zone files write it: `10 mail.example.org`, RFC 1035 section 5. */
export function recordText(answer: Answer): string {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return answer.data;
    case 'MX':
      return `${answer.data.preference ?? 0} ${answer.data.exchange}`;
    case 'SRV':
      return `${answer.data.priority ?? 0} ${answer.data.weight ?? 0} ${answer.data.port} ${answer.data.target}`;
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = answer.data;
      return [mname, rname, serial, refresh, retry, expire, minimum].join(' ');
    }
    case 'TXT':
      return [answer.data].flat().map(String).join('');
    default:
      return answer.type satisfies RecordType;
  }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/"/g, '')
    .split(/\s+/)
    .map((word) => word.replace(/\.$/, ''))
    .join(' ')
    .trim();
