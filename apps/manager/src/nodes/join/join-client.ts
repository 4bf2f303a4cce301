import { request } from 'node:http';
import type { z } from 'zod';
import {
  csrResponse,
  type Enrolment,
  enrolmentResponse,
  JOIN_PATHS,
  JOIN_SECRET_HEADER,
  joinRefusal,
  type JoinTestRequest,
  joinTestResponse,
  type CheckResult,
  type NodeFacts,
  nodeFacts,
} from '#libs/contracts';
import { DomainError, messageOf } from '#libs/errors';
import { connectPinned, type PinnedPeer } from './pinned-connection.js';

const LONGEST_ANSWER = 1024 * 1024;
const ANSWER_MS = 15_000;
/** The agent probes addresses and devices one after the other. */
const TEST_MS = 60_000;

interface RawAnswer {
  readonly status: number;
  readonly text: string;
  /** Milliseconds of the request alone, without the TLS handshake. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** How a clock differs from ours; `uncertaintyMs` is half of the round trip. */
export interface ClockReading {
  readonly skewMs: number;
  readonly uncertaintyMs: number;
}

/** Speaks the join API of one agent with the secret of its key. */
export class JoinClient {
  constructor(
    private readonly peer: PinnedPeer,
    private readonly secret: string,
  ) {}

  get address(): string {
    return this.peer.address;
  }

  async facts(): Promise<{ readonly facts: NodeFacts; readonly clock: ClockReading }> {
    const answer = await this.call('GET', JOIN_PATHS.facts, null, ANSWER_MS);
    const facts = this.read(answer, nodeFacts);
    const middle = (answer.sentAt + answer.answeredAt) / 2;
    const uncertaintyMs = (answer.answeredAt - answer.sentAt) / 2;
    return { facts, clock: { skewMs: Date.parse(facts.now) - middle, uncertaintyMs } };
  }

  async test(body: JoinTestRequest): Promise<CheckResult[]> {
    return this.read(await this.call('POST', JOIN_PATHS.test, body, TEST_MS), joinTestResponse).checks;
  }

  async csr(): Promise<string> {
    return this.read(await this.call('POST', JOIN_PATHS.csr, {}, ANSWER_MS), csrResponse).csrPem;
  }

  async enrol(body: Enrolment): Promise<void> {
    this.read(await this.call('POST', JOIN_PATHS.enrol, body, ANSWER_MS), enrolmentResponse);
  }

  private read<S extends z.ZodType>(answer: RawAnswer, schema: S): z.output<S> {
    const { status, text } = answer;
    if (status >= 300 && status < 400) {
      throw new DomainError(
        'join-key-foreign',
        `${this.address} wants to send us to another address; that is refused.`,
        {
          hint: 'The agent itself must answer at this address and port.',
        },
      );
    }
    const body = parseJson(text);
    if (status === 200) {
      const parsed = schema.safeParse(body);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new DomainError(
        'node-unreachable',
        `${this.address} gave an answer of another form: ${issue?.path.map(String).join('/') ?? ''} ${issue?.message ?? ''}`,
        { hint: 'Install the same release of Directorate on the node and on the manager.' },
      );
    }
    const refusal = joinRefusal.safeParse(body);
    if (!refusal.success) throw new DomainError('node-unreachable', `${this.address} answered with status ${status}.`);
    const { code, message, hint } = refusal.data;
    throw new DomainError(code === 'invalid-input' || code === 'internal' ? 'node-unreachable' : code, message, {
      hint,
    });
  }

  private async call(method: string, path: string, body: object | null, limitMs: number): Promise<RawAnswer> {
    const socket = await connectPinned(this.peer);
    const text = body === null ? undefined : JSON.stringify(body);
    try {
      return await new Promise<RawAnswer>((resolve, reject) => {
        const sentAt = Date.now();
        const call = request({
          createConnection: () => socket,
          ...{ method, path, host: this.peer.address, port: this.peer.port },
          headers: {
            [JOIN_SECRET_HEADER]: this.secret,
            connection: 'close',
            ...(text === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          },
          signal: AbortSignal.timeout(limitMs),
        });
        call.on('error', reject);
        call.on('response', (response) => {
          const answeredAt = Date.now();
          const chunks: Buffer[] = [];
          let length = 0;
          response.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length > LONGEST_ANSWER) call.destroy(new Error('the answer is too long'));
            else chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString('utf8'),
              sentAt,
              answeredAt,
            }),
          );
        });
        call.end(text);
      });
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      const why = isLate ? `no answer within ${limitMs / 1000} s` : messageOf(error);
      throw new DomainError('node-unreachable', `${this.peer.address} port ${this.peer.port}: ${why}`, {
        hint: 'Look into the log of the agent on the node.',
        cause: error,
      });
    } finally {
      socket.destroy();
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
