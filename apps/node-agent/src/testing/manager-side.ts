import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { ulid } from 'ulid';
import {
  COMMAND_JOB,
  COMMAND_QUEUE,
  JOIN_SECRET_HEADER,
  redisPrefix,
  report,
  reportStream,
  type CommandEnvelope,
  type CommandOutcome,
  type Enrolment,
  type ManagerEndpoints,
  type Report,
} from '#libs/contracts';
import { EmbeddedRedis } from '#libs/host';
import { createCa, issueServerCertificate, managerServerName, nodeServerName, signCsr, type CaFiles } from '#libs/pki';

const RULES = (
  '+@connection +@read +@write +@blocking +@transaction +evalsha -@dangerous +info +eval +script|load +script|exists ' +
  '+@pubsub -pubsub -scan -keys -randomkey -dbsize -select -move -copy -client|kill -client|list -client|pause'
).split(' ');

/** A TCP port of the loopback that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** As much of a manager as an agent sees: an authority, a real Redis over TLS, queues, and streams; for specs. */
export class ManagerSide {
  readonly clusterId = ulid();
  private readonly queues = new Map<string, Queue>();

  private constructor(
    readonly ca: CaFiles,
    readonly port: number,
    readonly redis: EmbeddedRedis,
    readonly client: Redis,
    private readonly folder: string,
  ) {}

  static async start(): Promise<ManagerSide> {
    const folder = await mkdtemp(join(tmpdir(), 'directorate-manager-'));
    const now = new Date();
    const ca = await createCa({ clusterId: 'spec', now, years: 1 });
    const port = await freePort();
    const files = {
      certificateFile: join(folder, 'redis.pem'),
      keyFile: join(folder, 'redis.key'),
      caFile: join(folder, 'ca.pem'),
    };
    const redis = new EmbeddedRedis({ dir: join(folder, 'redis'), tls: { port, ...files } });
    const client = new Redis({
      path: redis.socket,
      username: 'manager',
      password: redis.password,
      lazyConnect: true,
      retryStrategy: () => 100,
      maxRetriesPerRequest: null,
    });
    client.on('error', () => undefined);
    const side = new ManagerSide(ca, port, redis, client, folder);
    const dnsNames = [managerServerName(side.clusterId)] as const;
    const server = await issueServerCertificate({ ...ca, dnsNames, now, days: 1 });
    await writeFile(files.certificateFile, server.certificatePem);
    await writeFile(files.keyFile, server.keyPem);
    await writeFile(files.caFile, ca.caPem);
    await redis.start();
    await client.connect();
    return side;
  }

  async stop(): Promise<void> {
    for (const queue of this.queues.values()) await queue.close();
    this.client.disconnect();
    await this.redis.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  endpoints(sequence = 1): ManagerEndpoints {
    return { addresses: ['127.0.0.1'], redisPort: this.port, apiPort: this.port, sequence };
  }

  /** Everything a node needs to be the member `machineId`; its password is `password-of-<machineId>`. */
  async enrolment(csrPem: string, machineId: string): Promise<Enrolment> {
    const certificatePem = await signCsr({
      ...this.ca,
      csrPem,
      commonName: machineId,
      dnsNames: [nodeServerName(machineId, this.clusterId)],
      usage: 'both',
      now: new Date(),
      days: 1,
    });
    return {
      clusterId: this.clusterId,
      clusterName: 'spec',
      machineId,
      machineName: 'node-1',
      roles: ['director'],
      epoch: 1,
      caPem: this.ca.caPem,
      certificatePem,
      endpoints: this.endpoints(),
      redis: { username: `m-${machineId}`, password: `password-of-${machineId}` },
    };
  }

  /** Lets the machine into its own queue, as the manager does after each start of Redis. */
  async admit(machineId: string): Promise<void> {
    const hash = createHash('sha256').update(`password-of-${machineId}`).digest('hex');
    const keys = [`~${redisPrefix(machineId)}:*`, `&${redisPrefix(machineId)}:*`];
    await this.client.call('ACL', 'SETUSER', `m-${machineId}`, 'reset', 'on', `#${hash}`, ...keys, ...RULES);
  }

  command(machineId: string, part: Partial<CommandEnvelope> = {}): CommandEnvelope {
    return {
      protocol: 1,
      commandId: ulid(),
      machineId,
      epoch: 1,
      issuedAt: new Date().toISOString(),
      type: 'diagnosis.collect',
      payload: {},
      ...part,
    };
  }

  async send(machineId: string, command: CommandEnvelope): Promise<void> {
    const options = { jobId: command.commandId, removeOnComplete: true, removeOnFail: true };
    await this.queueOf(machineId).add(COMMAND_JOB, command, options);
  }

  queueOf(machineId: string): Queue {
    const known = this.queues.get(machineId);
    if (known !== undefined) return known;
    const queue = new Queue(COMMAND_QUEUE, { connection: this.client, prefix: redisPrefix(machineId) });
    queue.on('error', () => undefined);
    this.queues.set(machineId, queue);
    return queue;
  }

  /** All that stands in the machine's stream now, checked against the contract. */
  async reports(machineId: string): Promise<Report[]> {
    const entries = await this.client.xrange(reportStream(machineId), '-', '+');
    return entries.map(([, fields]) => report.parse(JSON.parse(fields[1] ?? '')));
  }

  async outcomes(machineId: string, commandId: string): Promise<CommandOutcome[]> {
    const all = await this.reports(machineId);
    return all.flatMap((one) => (one.kind === 'outcome' && one.outcome.commandId === commandId ? [one.outcome] : []));
  }
}

/** A call of a node's join API without any check of its certificate. */
export function callNode(port: number, path: string, secret: string, body?: unknown): Promise<[number, unknown]> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        rejectUnauthorized: false,
        agent: false,
        headers: { [JOIN_SECRET_HEADER]: secret },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve([response.statusCode ?? 0, JSON.parse(text)]));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
