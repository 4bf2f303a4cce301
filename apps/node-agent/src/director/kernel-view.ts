import type { IpvsRealServer, IpvsService, IpvsTable, RealServerKey, VirtualServiceKey } from '#libs/domain';
import { formatEndpoint, formatKey, type IpvsStep } from '#libs/ipvs';

interface Seen {
  readonly weight: number;
  readonly since: Date;
}

/** The kernel's table as it was last read, with the steps that were done since then. */
export class KernelView {
  private services = new Map<string, IpvsService>();
  /** By service and server: since when the kernel has this weight, as far as it was watched. */
  private seen = new Map<string, Map<string, Seen>>();

  /** Takes what was read from the kernel. */
  replace(table: IpvsTable, at: Date): void {
    this.services = new Map(table.map((service) => [formatKey(service.key), service]));
    for (const name of this.seen.keys()) if (!this.services.has(name)) this.seen.delete(name);
    for (const [name, service] of this.services) this.remember(name, service, at);
  }

  /** Does to the picture what the kernel has done. */
  done(steps: readonly IpvsStep[], at: Date): void {
    const touched = new Set<string>();
    for (const step of steps) {
      const name = formatKey(step.service);
      const next = after(this.services.get(name), step);
      if (next === undefined) this.services.delete(name);
      else this.services.set(name, next);
      touched.add(name);
    }
    for (const name of touched) {
      const service = this.services.get(name);
      if (service === undefined) this.seen.delete(name);
      else this.remember(name, service, at);
    }
  }

  service(key: VirtualServiceKey): IpvsService | undefined {
    return this.services.get(formatKey(key));
  }

  isEmpty(): boolean {
    return this.services.size === 0;
  }

  table(): IpvsService[] {
    return [...this.services.values()];
  }

  /** The weight in the kernel and since when; undefined when the server is not in it. */
  weight(service: VirtualServiceKey, server: RealServerKey): Seen | undefined {
    return this.seen.get(formatKey(service))?.get(formatEndpoint(server));
  }

  private remember(name: string, service: IpvsService, at: Date): void {
    const before = this.seen.get(name);
    const now = new Map<string, Seen>();
    for (const server of service.realServers) {
      const endpoint = formatEndpoint(server);
      const known = before?.get(endpoint);
      const { weight } = server.config;
      now.set(endpoint, known?.weight === weight ? known : { weight, since: at });
    }
    this.seen.set(name, now);
  }
}

/** A service after one step; undefined when it is not there then. */
function after(service: IpvsService | undefined, step: IpvsStep): IpvsService | undefined {
  switch (step.kind) {
    case 'add-service':
      return { key: step.service, config: step.config, realServers: [] };
    case 'edit-service':
      return service === undefined ? undefined : { ...service, config: step.config };
    case 'delete-service':
      return undefined;
    case 'add-server':
      return withServer(service, step.server, step.server);
    case 'edit-server':
      return withServer(service, step.server, step.server);
    case 'delete-server':
      return withServer(service, step.server, null);
  }
}

function withServer(
  service: IpvsService | undefined,
  place: RealServerKey,
  server: IpvsRealServer | null,
): IpvsService | undefined {
  if (service === undefined) return undefined;
  const endpoint = formatEndpoint(place);
  const at = service.realServers.findIndex((one) => formatEndpoint(one) === endpoint);
  const realServers = [...service.realServers];
  if (at === -1) realServers.push(...(server === null ? [] : [server]));
  else realServers.splice(at, 1, ...(server === null ? [] : [server]));
  return { ...service, realServers };
}
