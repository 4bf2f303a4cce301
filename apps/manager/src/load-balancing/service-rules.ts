import type { IpvsService } from '#libs/domain';
import { DomainError, type FieldFault } from '#libs/errors';
import { validateService } from '#libs/ipvs';
import type { KnownMachine } from '../nodes/machine-directory.js';
import type { VirtualServiceSpec } from './virtual-service.dto.js';

const FOREIGN_FIELDS = {
  address: ['family', 'mark'],
  'firewall-mark': ['protocol', 'address', 'port'],
} as const;

/** Fields that belong to the other kind of service. */
export function kindFaults(spec: VirtualServiceSpec): FieldFault[] {
  const kind = spec.kind ?? 'address';
  return FOREIGN_FIELDS[kind]
    .filter((name) => spec[name] !== undefined)
    .map((name) => ({ pointer: `/spec/${name}`, message: `does not belong to a service of the kind ${kind}` }));
}

/** The rules of ipvsadm(8) with pointers into the API's objects: `/spec/…` and `/realServers/<n>/spec/…`. */
export function serviceFaults(service: IpvsService): FieldFault[] {
  return validateService(service).map((fault) => ({
    ...fault,
    pointer: fault.pointer
      .replace(/^\/(?:key|config)\//, '/spec/')
      .replace(/^(\/realServers\/\d+)\/(?:config\/)?(.+)$/, '$1/spec/$2'),
  }));
}

type Ability = 'scheduler' | 'tunnel type' | 'persistence engine';

interface Need {
  readonly ability: Ability;
  readonly word: string;
  readonly pointer: string;
}

const REMEDIES: Record<Ability, (word: string) => string> = {
  scheduler: (word) => `install the module ip_vs_${word}`,
  'persistence engine': (word) => `install the module ip_vs_pe_${word}`,
  'tunnel type': (word) => `run a newer kernel (ipip: 2.2, gue: 5.3, gre: 5.4) with the module ip_${word}`,
};

function needsOf({ config, realServers }: IpvsService): Need[] {
  const { scheduler, persistence } = config;
  const engine = persistence?.engine ?? null;
  const tunnels = realServers.flatMap((server, index): Need[] => {
    const { tunnel } = server.config;
    const pointer = `/realServers/${index}/spec/tunnel/type`;
    return tunnel === null ? [] : [{ ability: 'tunnel type', word: tunnel.type, pointer }];
  });
  return [
    { ability: 'scheduler', word: scheduler, pointer: '/spec/scheduler' },
    ...(engine === null
      ? []
      : [{ ability: 'persistence engine' as const, word: engine, pointer: '/spec/persistence/engine' }]),
    ...tunnels,
  ];
}

function known({ schedulers, ipvs }: KnownMachine, ability: Ability): readonly string[] | null {
  if (ability === 'scheduler') return schedulers;
  if (ipvs === null) return null;
  return ability === 'tunnel type' ? ipvs.tunnelTypes : ipvs.persistenceEngines;
}

/** Refuses what the kernel of a director of the service lacks; directors that have not told are believed. */
export function assertSupported(
  service: IpvsService,
  directorIds: readonly string[] | null,
  machines: readonly KnownMachine[],
  rebase: (pointer: string) => string = (pointer) => pointer,
): void {
  const directors = machines.filter(
    ({ id, roles }) => roles.includes('director') && (directorIds === null || directorIds.includes(id)),
  );
  for (const { ability, word, pointer } of needsOf(service)) {
    const lacking = directors.find((director) => known(director, ability)?.includes(word) === false);
    if (lacking === undefined) continue;
    const present = known(lacking, ability)?.join(', ') ?? '';
    throw new DomainError('unsupported-by-kernel', `The kernel of ${lacking.name} has no ${ability} ${word}.`, {
      faults: [{ pointer: rebase(pointer), message: `can be one of: ${present}` }],
      hint: `Choose another ${ability}, or ${REMEDIES[ability](word)} on ${lacking.name}.`,
    });
  }
}
