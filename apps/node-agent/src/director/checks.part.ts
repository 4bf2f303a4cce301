import type { MachineState } from '#libs/contracts';
import type { MachinePart, PartResult } from '../machine-state/part.js';
import type { DirectorDocument } from './director.part.js';
import type { HealthWatch } from './health-watch.js';
import { pathServers } from './path-probes.js';

export interface ChecksPartOptions {
  readonly health: HealthWatch;
  /** The mark by which a server can be probed on the path of clients now; null: not yet. */
  readonly markOf: (serviceId: string, serverId: string) => number | null;
  readonly ownAddress: (target: string) => string | null;
}

const NOTHING: PartResult = { aim: '', steps: [], failures: [] };

/** Begins and ends checks with the document; it comes last, so that the way of a probe is laid before it is gone. */
export class ChecksPart implements MachinePart {
  readonly name = 'health checks';
  private director: DirectorDocument | null = null;
  private ways = '';

  constructor(private readonly options: ChecksPartOptions) {}

  reconcile(document: MachineState | null): Promise<PartResult> {
    const director = document?.director ?? null;
    const ways = this.waysOf(director);
    if (director !== this.director || ways !== this.ways) this.options.health.sync(director?.virtualServices ?? []);
    this.director = director;
    this.ways = ways;
    return Promise.resolve(NOTHING);
  }

  /** By what marks and from where servers can be probed on the path of clients now. */
  private waysOf(director: DirectorDocument | null): string {
    const { markOf, ownAddress } = this.options;
    return (director?.virtualServices ?? [])
      .map((service) => {
        const servers = pathServers(service);
        if (servers.length === 0 || service.key.kind !== 'address') return '';
        const marks = servers.map(({ id }) => markOf(service.id, id) ?? '-');
        return `${service.id} ${ownAddress(service.key.address) ?? '-'} ${marks.join(' ')}`;
      })
      .join('\n');
  }
}
