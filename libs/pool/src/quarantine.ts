import type { DirectorVirtualService } from '#libs/contracts';
import type { IpvsRealServer, IpvsService } from '#libs/domain';
import { formatKey, validateService } from '#libs/ipvs';

/** What the running kernel can do; null: not known, so nothing is held back for it. */
export interface KernelAbilities {
  readonly schedulers: readonly string[] | null;
  readonly tunnelTypes: readonly string[] | null;
  readonly persistenceEngines: readonly string[] | null;
}

/** A service that is left as it is in the kernel. */
export interface QuarantinedService {
  readonly service: DirectorVirtualService;
  /** Sentences: what is wrong and how to mend it. Never empty. */
  readonly reasons: readonly string[];
}

export interface Quarantine {
  /** To be applied. */
  readonly sound: readonly DirectorVirtualService[];
  /** To be left alone, and told. */
  readonly quarantined: readonly QuarantinedService[];
  /** Names of the quarantined (`formatKey`): what the kernel has under them must not be deleted either. */
  readonly keys: ReadonlySet<string>;
}

/** Sorts the services of a document into those that the kernel will take and those that it would refuse; one bad service never holds up the rest. */
export function quarantine(services: readonly DirectorVirtualService[], abilities: KernelAbilities): Quarantine {
  const uses = new Map<string, DirectorVirtualService[]>();
  for (const service of services) {
    const name = formatKey(service.key);
    uses.set(name, [...(uses.get(name) ?? []), service]);
  }
  const judged = services.map((service) => ({
    service,
    reasons: [
      ...sharedKey(service, uses.get(formatKey(service.key)) ?? []),
      ...faultsOf(service),
      ...lacks(service, abilities),
    ],
  }));
  const quarantined = judged.filter(({ reasons }) => reasons.length > 0);
  return {
    sound: judged.filter(({ reasons }) => reasons.length === 0).map(({ service }) => service),
    quarantined,
    keys: new Set(quarantined.map(({ service }) => formatKey(service.key))),
  };
}

function sharedKey(service: DirectorVirtualService, users: readonly DirectorVirtualService[]): string[] {
  const others = users.filter((other) => other !== service).map(({ name }) => name);
  if (others.length === 0) return [];
  return [
    `${formatKey(service.key)} is also the service ${others.join(', ')}. Give each its own address, port or mark.`,
  ];
}

/** Pool and sorry servers are looked at apart: a sorry server may stand at the address of a real server. */
function faultsOf(service: DirectorVirtualService): string[] {
  const { key, config, pool, realServers } = service;
  const sorry = pool.sorryServers.map(({ address, port, forwardingMethod, weight }): IpvsRealServer => {
    return { address, port, config: { forwardingMethod, tunnel: null, weight, upperThreshold: 0, lowerThreshold: 0 } };
  });
  const own: IpvsService = { key, config, realServers };
  const standIns: IpvsService = { key, config, realServers: sorry };
  const faults = [
    ...validateService(own),
    ...validateService(standIns)
      .filter(({ pointer }) => pointer.startsWith('/realServers'))
      .map((fault) => ({ ...fault, pointer: fault.pointer.replace('/realServers', '/pool/sorryServers') })),
  ];
  return faults.map(({ pointer, message, hint }) => `${pointer}: ${message}${hint === undefined ? '' : ` ${hint}`}`);
}

function lacks({ config, realServers }: DirectorVirtualService, abilities: KernelAbilities): string[] {
  const { scheduler, persistence } = config;
  const engine = persistence?.engine ?? null;
  const tunnels = new Set(
    realServers.map(({ config: { tunnel } }) => tunnel?.type).filter((type) => type !== undefined),
  );
  return [
    ...lack(abilities.schedulers, scheduler, `the scheduler ${scheduler}`, `ip_vs_${scheduler}`),
    ...(engine === null
      ? []
      : lack(abilities.persistenceEngines, engine, `the persistence engine ${engine}`, `ip_vs_pe_${engine}`)),
    // Plain ipip is what every IPVS kernel has.
    ...[...tunnels]
      .filter((type) => type !== 'ipip')
      .flatMap((type) => lack(abilities.tunnelTypes, type, `tunnels of type ${type}`, 'a newer kernel')),
  ];
}

function lack(known: readonly string[] | null, wanted: string, what: string, remedy: string): string[] {
  if (known === null || known.includes(wanted)) return [];
  const mend = remedy.startsWith('ip_vs')
    ? `Load the module ${remedy} or choose another one.`
    : `Use ${remedy} or another type.`;
  return [`The kernel of this director has not got ${what}. ${mend}`];
}
