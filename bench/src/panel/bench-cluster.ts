import { Redis } from 'ioredis';
import { type MachineReport, type MachineState, type ObservedRealServer, reportStream } from '#libs/contracts';
import type { BenchManager } from './bench-manager.js';

const REPORT_MS = 2000;
const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const NODES = 20;
/** Stands for the time of a report. */
const SOME_TIME = '2000-01-01T00:00:00.000Z';

const addressOf = (index: number): string => `10.${80 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;

/** A text that is sent again and again with another time: to make it anew would take from the processors that the manager needs. */
class TimedText {
  private readonly bytes: Buffer;
  private readonly places: number[] = [];

  constructor(text: string) {
    this.bytes = Buffer.from(text);
    let place = this.bytes.indexOf(SOME_TIME);
    for (; place !== -1; place = this.bytes.indexOf(SOME_TIME, place + SOME_TIME.length)) this.places.push(place);
  }

  at(time: Date): Buffer {
    const written = time.toISOString();
    for (const place of this.places) this.bytes.write(written, place, 'latin1');
    return this.bytes;
  }
}

/** A cluster with a director that reports as an agent does: every two seconds, all that it sees. */
export class BenchCluster {
  private readonly dead = new Set<string>();
  private readonly redis: Redis;
  private document: MachineState | null = null;
  private text: TimedText | null = null;
  private timer: NodeJS.Timeout | undefined;

  private constructor(private readonly manager: BenchManager) {
    const { socket, password } = manager.redis;
    this.redis = new Redis({ path: socket, username: 'manager', password });
  }

  /** Services named `service-1` …, each with as many servers. */
  static async build(manager: BenchManager, services: number, serversEach: number): Promise<BenchCluster> {
    const cluster = new BenchCluster(manager);
    await cluster.insertMachine(DIRECTOR, 'director-1', ['director'], '10.77.0.11');
    for (let index = 0; index < NODES; index += 1) {
      const id = `01J9Z3N8Q4W7Y2T5R6V0X1${String(index).padStart(4, '0')}`;
      await cluster.insertMachine(id, `node-${index + 1}`, ['app-server'], `10.77.1.${index + 1}`);
    }
    const spec = { topology: 'two-nic', quorumIp: '10.77.0.1' };
    await manager.ask('PUT', '/cluster', { name: 'bench', spec }, { 'if-match': '*' });
    const items = Array.from({ length: services }, (_, index) => {
      const realServers = Array.from({ length: serversEach }, (_unused, at) => ({
        spec: { address: addressOf(index * serversEach + at) },
      }));
      const address = `192.0.2.${20 + (index % 200)}`;
      const body = { name: `service-${index + 1}`, createAddress: true, spec: { protocol: 'tcp', address, port: 80 } };
      return { action: 'create', resource: 'virtual-service', body: { ...body, realServers } };
    });
    await manager.ask('POST', '/change-sets/apply', { title: 'The cluster of a benchmark', items });
    await cluster.readDocument();
    return cluster;
  }

  async serviceNamed(name: string): Promise<{ id: string; realServers: { id: string; name: string }[] }> {
    return this.manager.ask('GET', `/virtual-services/by-name/${name}`);
  }

  /** Many servers at once, past the API: it takes no body of that size. */
  async insertServers(serviceId: string, count: number): Promise<void> {
    await this.manager.database.query(
      `INSERT INTO real_server (id, revision, virtual_service_id, address, port, forwarding_method, weight)
       SELECT '01J9Z3N8Q4W7Y2T5R6V1' || lpad(n::text, 6, '0'), 1, $1, '10.99.' || n / 250 || '.' || n % 250 + 1, 80, 'direct-routing', 1
       FROM generate_series(0, $2::int - 1) AS n`,
      [serviceId, count],
    );
  }

  /** From now on the director reports; servers at these addresses answer no checks. */
  begin(): void {
    this.timer = setInterval(() => void this.report().catch(() => undefined), REPORT_MS);
  }

  setDead(address: string, isDead: boolean): void {
    if (isDead) this.dead.add(address);
    else this.dead.delete(address);
    this.text = null;
  }

  /** Tells the manager at once what the director sees. */
  async report(): Promise<void> {
    this.text ??= new TimedText(JSON.stringify(this.present(SOME_TIME)));
    const text = this.text.at(new Date());
    await this.redis.xadd(reportStream(DIRECTOR), 'MAXLEN', '~', 1000, '*', 'report', text);
  }

  end(): void {
    clearInterval(this.timer);
    this.redis.disconnect();
  }

  private async insertMachine(id: string, name: string, roles: readonly string[], address: string): Promise<void> {
    await this.manager.database.query(
      `INSERT INTO machine (id, revision, name, roles, state, hostname, addresses, agent_port, joined_at)
       VALUES ($1, 1, $2, $3, 'member', $2, $4, 7480, now())`,
      [id, name, roles, JSON.stringify([{ address, prefixLength: 16 }])],
    );
  }

  private async readDocument(): Promise<void> {
    const { rows } = await this.manager.database.query<{ document: MachineState }>(
      'SELECT document FROM machine_state WHERE machine_id = $1 ORDER BY revision DESC LIMIT 1',
      [DIRECTOR],
    );
    this.document = rows[0]?.document ?? null;
  }

  private present(at: string): MachineReport {
    const services = this.document?.director?.virtualServices ?? [];
    return {
      ...{
        kind: 'machine',
        at,
        agentVersion: '0.1.0',
        bootId: 'bench',
        hostname: 'director-1',
        kernelRelease: '6.1.0',
      },
      ...{ uptimeSeconds: 1000, roles: ['director'], appliedRevision: this.document?.revision ?? 0, failures: [] },
      ...{ addresses: [], load: null, schedulers: ['rr', 'wlc'], ipvs: null, services: [] },
      virtualServices: services.map(({ id, key, config, realServers }) => ({
        ...{ id, key, config, presence: 'ours' as const, counters: null, pool: null },
        realServers: realServers.map((server): ObservedRealServer => {
          const isDead = this.dead.has(server.address);
          const health = isDead
            ? ({ state: 'down', reason: 'connection refused' } as const)
            : ({ state: 'up', reason: 'connected in 1 ms' } as const);
          return {
            ...{ id: server.id, address: server.address, port: server.port, role: 'pool' },
            config: { ...server.config, weight: isDead ? 0 : server.config.weight },
            health: { ...health, since: at, consecutive: 3, lastLatencyMs: 1 },
            ...{ checks: [], causes: [], drain: null, counters: null },
            ...{ activeConnections: 12, inactiveConnections: 3, persistentConnections: 0 },
          };
        }),
      })),
    };
  }
}
