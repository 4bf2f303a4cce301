import type { LabProcess } from '../../../lab/src/index.js';
import type { ScenarioCluster } from './cluster.js';
import type { ScenarioMember } from './machines.js';
import { eventually } from './scenario.js';

/** A second responder on a node, on a port that only checks ask: closing it makes the node look dead while it serves on. */
export class SideDoor {
  #process: LabProcess | null = null;

  constructor(
    private readonly cluster: ScenarioCluster,
    readonly member: ScenarioMember,
    readonly port: number,
  ) {}

  /** Side doors on several nodes, all open. */
  static async onAll(
    cluster: ScenarioCluster,
    members: readonly ScenarioMember[],
    port: number,
  ): Promise<Map<string, SideDoor>> {
    const doors = members.map((member) => new SideDoor(cluster, member, port));
    await Promise.all(doors.map((door) => door.open()));
    return new Map(doors.map((door) => [door.member.name, door]));
  }

  async open(): Promise<void> {
    const argv = [process.execPath, this.cluster.program('responder'), this.member.name, String(this.port)];
    this.#process = await this.cluster.lab.machine(this.member.name).spawn(argv);
    const probe = [process.execPath, this.cluster.program('client'), 'names', this.member.ipv4, String(this.port), '1'];
    await eventually(`the side door of ${this.member.name}`, 20_000, async () => {
      return (await this.cluster.client.exec(probe)).exitCode === 0;
    });
  }

  async close(): Promise<void> {
    await this.#process?.kill('SIGKILL');
    await this.#process?.exited;
    this.#process = null;
  }
}
