import { request } from 'node:https';
import { LOAD_PATH, nodeLoad, type NodeLoad } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { nodeServerName } from '#libs/pki';
import type { Membership } from '../identity/identity.js';

/** A node's agent as the document names it. */
export interface LoadTarget {
  readonly machineId: string;
  readonly address: string;
  readonly port: number;
}

export type LoadAnswer =
  { readonly ok: true; readonly load: NodeLoad } | { readonly ok: false; readonly reason: string };

const BODY_BYTES_MAX = 4096;

/** Asks a node for its load over TLS: both sides show certificates of the cluster's authority, the node one with its own name. */
export class LoadClient {
  constructor(
    private readonly member: () => Membership | null,
    private readonly timeoutMs = 1500,
  ) {}

  /** Never throws: a node that does not answer is nothing special. */
  async ask(target: LoadTarget): Promise<LoadAnswer> {
    const member = this.member();
    if (member === null) return { ok: false, reason: 'this machine is no member of a cluster' };
    try {
      const parsed = nodeLoad.safeParse(JSON.parse(await this.get(target, member)));
      if (parsed.success) return { ok: true, load: parsed.data };
      const [issue] = parsed.error.issues;
      return { ok: false, reason: `its answer is not valid: /${issue?.path.map(String).join('/') ?? ''}` };
    } catch (error) {
      return { ok: false, reason: messageOf(error) };
    }
  }

  private get({ machineId, address, port }: LoadTarget, member: Membership): Promise<string> {
    const { clusterId, caPem, certificatePem, keyPem } = member;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: address,
          port,
          path: LOAD_PATH,
          agent: false,
          servername: nodeServerName(machineId, clusterId),
          ca: caPem,
          cert: certificatePem,
          key: keyPem,
          minVersion: 'TLSv1.2',
          signal: AbortSignal.timeout(this.timeoutMs),
        },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            chunks.push(chunk);
            if (size > BODY_BYTES_MAX) outgoing.destroy(new Error(`its answer is longer than ${BODY_BYTES_MAX} bytes`));
          });
          response.on('error', reject);
          response.on('end', () => {
            if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
            else reject(new Error(`it answered with status ${response.statusCode ?? 0}`));
          });
        },
      );
      outgoing.on('error', (error) =>
        reject(error.name === 'AbortError' ? new Error(`no answer in ${this.timeoutMs} ms`) : error),
      );
      outgoing.end();
    });
  }
}
