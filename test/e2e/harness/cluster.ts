import { Transactor } from '../../../apps/manager/src/common/database/transactor.js';
import { closeDoors, openDoors } from '../../../apps/manager/src/listeners.js';
import type { ApiClient } from './api-client.js';
import { eventually } from './hand-machine.js';
import { TestManager } from './manager.js';
import { freePort, queueTls } from './queue-tls.js';
import { Stores } from './stores.js';

export interface OperationBody {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly steps: readonly { name: string; state: string; detail: string | null }[];
  readonly log: readonly { line: string }[];
  readonly result: Record<string, unknown> | null;
  readonly error: { code: string; message: string; hint: string | null } | null;
}

/** A manager that agents on loopback can join: its HTTPS port is open, and its cluster has a name. */
export class JoinableCluster {
  private doors: Awaited<ReturnType<typeof openDoors>> = [];

  private constructor(
    readonly stores: Stores,
    private readonly apiPort: number,
    public manager: TestManager,
    public admin: ApiClient,
  ) {}

  static async start(): Promise<JoinableCluster> {
    const stores = await Stores.start({ redisTls: queueTls });
    const apiPort = await freePort();
    const manager = await TestManager.start(stores, environment(apiPort));
    const cluster = new JoinableCluster(stores, apiPort, manager, await manager.logIn());
    // Loopback cannot be a quorum IP; the agents of these specs find the manager by its configured address.
    await manager.app
      .get(Transactor, { strict: false })
      .reader.query(`UPDATE cluster SET name = 'main', topology = 'one-nic', set_up_at = now()`);
    await cluster.open();
    return cluster;
  }

  /** Stops the manager as SIGTERM does, and starts the next one. */
  async restart(): Promise<void> {
    await this.close();
    this.manager = await TestManager.start(this.stores, environment(this.apiPort));
    this.admin = await this.manager.logIn();
    await this.open();
  }

  async stop(): Promise<void> {
    await this.close();
    await this.stores.stop();
  }

  /** Waits for the end of the operation that an answer names. */
  async ended(answer: { readonly body: unknown }, limitMs = 60_000): Promise<OperationBody> {
    const { id } = (answer.body as { operation: { id: string } }).operation;
    let last: OperationBody | undefined;
    await eventually(`operation ${id} to end (${JSON.stringify(last)})`, limitMs, async () => {
      last = (await this.admin.get(`/operations/${id}`)).body as OperationBody;
      return last.state !== 'running';
    });
    if (last === undefined) throw new Error('The operation was never seen');
    return last;
  }

  private async open(): Promise<void> {
    const fastify = this.manager.app.getHttpAdapter().getInstance();
    this.doors = await openDoors(this.manager.config, (request, response) => fastify.routing(request, response));
  }

  private async close(): Promise<void> {
    await this.manager.stop();
    await closeDoors(this.doors, 0);
  }
}

const environment = (apiPort: number): Record<string, string> => ({
  DIRECTORATE_MANAGER_ADDRESSES: '127.0.0.1',
  DIRECTORATE_API_PORT: String(apiPort),
  DIRECTORATE_API_ADDRESS: '127.0.0.1',
});
