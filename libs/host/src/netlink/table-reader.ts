import type { IpvsService, IpvsTable, VirtualServiceKey } from '#libs/domain';
import { DomainError } from '#libs/errors';
import { formatKey, type IpvsCounters, type Listing, type ServerUsage } from '#libs/ipvs';
import { ATTR, CMD } from './constants.js';
import type { GenlChannel, Read } from './genl-channel.js';
import { readCounters } from './globals-codec.js';
import { kernelWords } from './kernel-words.js';
import type { MessageReader } from './message-reader.js';
import { KnownServer, ServerFields } from './server-codec.js';
import { imageOf, type ServerGlance, type ServerImage } from './server-glance.js';
import { readService, writeKey, type ReadService } from './service-codec.js';

const ESRCH = 3;
const NO_COUNTERS: IpvsCounters = { connections: 0, packetsIn: 0, packetsOut: 0, bytesIn: 0, bytesOut: 0 };

interface KnownService {
  readonly service: IpvsService;
  readonly servers: readonly KnownServer[];
  readonly image: ServerImage;
}

interface Listed extends Pick<ReadService, 'key' | 'config'> {
  readonly name: string;
  readonly counters: IpvsCounters;
}

/**
 * Reads the kernel's table. What has not changed since the last reading comes back as the same object, so that whoever compares tables
 * can skip it.
 */
export class TableReader {
  private known = new Map<string, KnownService>();
  private lastTable: IpvsTable = [];
  private readonly fields = new ServerFields();

  constructor(
    private readonly channel: GenlChannel,
    private readonly glance: ServerGlance,
  ) {}

  /** Services with a scheduler that is none of ours are left out, as from `ipvsadm -Sn`. */
  async table(): Promise<IpvsTable> {
    const next = new Map<string, KnownService>();
    for (const { key, config, name } of await this.services()) {
      if (config === null) continue;
      const before = this.known.get(name);
      const isUnchanged = before !== undefined && this.glance.isUnchanged(key, before.image);
      const servers = isUnchanged ? before.servers : await this.servers(key, before?.servers ?? []);
      if (servers !== null) next.set(name, this.serviceOf({ key, config, name }, servers));
    }
    this.known = next;
    const table = [...next.values()].map(({ service }) => service);
    const isSame = table.length === this.lastTable.length && table.every((one, at) => one === this.lastTable[at]);
    if (!isSame) this.lastTable = table;
    return this.lastTable;
  }

  async statistics(): Promise<{ counters: Listing<IpvsCounters>; usage: Listing<ServerUsage> }> {
    const counters = new Map<string, Map<string, IpvsCounters>>();
    const usage = new Map<string, Map<string, ServerUsage>>();
    for (const { key, name, counters: ofService } of await this.services()) {
      const rows = { counters: new Map([['', ofService]]), usage: new Map<string, ServerUsage>() };
      const known = this.known.get(name)?.servers ?? [];
      let place = 0;
      const begin = (): void => {
        rows.counters = new Map([['', ofService]]);
        rows.usage = new Map();
        place = 0;
      };
      const isThere = await this.dumpServers(key, begin, (reader) => {
        const { fields } = this;
        const seen = known[place++];
        const { endpoint } = seen?.isSame(fields) === true ? seen : new KnownServer(fields);
        rows.counters.set(endpoint, countersAt(reader, fields.statsAt, fields.statsEnd));
        rows.usage.set(endpoint, usageOf(fields));
      });
      if (!isThere) continue;
      counters.set(name, rows.counters);
      usage.set(name, rows.usage);
    }
    return { counters, usage };
  }

  private async services(): Promise<Listed[]> {
    let listed: Listed[] = [];
    const begin = (): void => {
      listed = [];
    };
    const read: Read = (reader, at, end) => {
      const place = reader.find(ATTR.service, at, end);
      if (place === 0) return;
      const { key, config, statsAt, statsEnd } = readService(reader, place, reader.payloadEnd(place - 4, end));
      listed.push({ key, config, name: formatKey(key), counters: countersAt(reader, statsAt, statsEnd) });
    };
    const errno = await this.channel.dump(CMD.getService, read, { begin });
    if (errno !== 0) throw new DomainError('command-failed', `IPVS services: ${kernelWords(CMD.getService, errno)}.`);
    return listed;
  }

  /** The servers of a service, each as the same object where nothing changed; null when the service has gone meanwhile. */
  private async servers(
    key: VirtualServiceKey,
    before: readonly KnownServer[],
  ): Promise<readonly KnownServer[] | null> {
    const found = new FoundServers(before);
    const isThere = await this.dumpServers(
      key,
      () => found.begin(),
      () => found.take(this.fields),
    );
    return isThere ? found.end() : null;
  }

  private async dumpServers(
    key: VirtualServiceKey,
    begin: () => void,
    take: (reader: MessageReader) => void,
  ): Promise<boolean> {
    const { fields } = this;
    const read: Read = (reader, at, end) => {
      const place = reader.find(ATTR.server, at, end);
      if (place === 0) return;
      fields.read(reader, place, reader.payloadEnd(place - 4, end));
      take(reader);
    };
    const errno = await this.channel.dump(CMD.getServer, read, { write: (writer) => writeKey(writer, key), begin });
    if (errno === 0) return true;
    if (errno === ESRCH) return false;
    throw new DomainError('command-failed', `${formatKey(key)}: ${kernelWords(CMD.getServer, errno)}.`);
  }

  private serviceOf(
    listed: Omit<Listed, 'counters' | 'config'> & Pick<IpvsService, 'config'>,
    servers: readonly KnownServer[],
  ): KnownService {
    const before = this.known.get(listed.name);
    const isSameConfig =
      before !== undefined && JSON.stringify(before.service.config) === JSON.stringify(listed.config);
    if (isSameConfig && before.servers === servers) return before;
    const { key, config } = isSameConfig ? before.service : listed;
    const service = { key, config, realServers: servers.map(({ server }) => server) };
    return { service, servers, image: imageOf(key, service.realServers) };
  }
}

/** Collects the servers of one service, without making anything as long as they are those of the last reading in the same order. */
class FoundServers {
  private place = 0;
  /** Null: as before so far. */
  private changed: KnownServer[] | null = null;

  constructor(private readonly before: readonly KnownServer[]) {}

  begin(): void {
    this.place = 0;
    this.changed = null;
  }

  take(fields: ServerFields): void {
    const known = this.before[this.place++];
    const isSame = known?.isSame(fields) === true;
    if (isSame && this.changed === null) return;
    this.changed ??= this.before.slice(0, this.place - 1);
    this.changed.push(isSame ? known : new KnownServer(fields));
  }

  end(): readonly KnownServer[] {
    if (this.changed !== null) return sharing(this.changed, this.before);
    return this.place === this.before.length ? this.before : this.before.slice(0, this.place);
  }
}

/** A reading that another's change fell into may tell a server twice; and one that only moved stays the same object. */
function sharing(servers: readonly KnownServer[], before: readonly KnownServer[]): readonly KnownServer[] {
  const former = new Map(before.map((known) => [known.endpoint, known]));
  const unique = new Map<string, KnownServer>();
  for (const one of servers) {
    const known = former.get(one.endpoint);
    unique.set(one.endpoint, known?.isEqual(one) === true ? known : one);
  }
  return [...unique.values()];
}

const countersAt = (reader: MessageReader, at: number, end: number): IpvsCounters =>
  at === 0 ? NO_COUNTERS : readCounters(reader, at, end);

const usageOf = ({
  upperThreshold,
  lowerThreshold,
  activeConnections,
  inactiveConnections,
  persistentConnections,
}: ServerFields): ServerUsage => ({
  upperThreshold,
  lowerThreshold,
  activeConnections,
  inactiveConnections,
  persistentConnections,
});
