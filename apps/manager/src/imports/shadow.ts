import { differences, type Difference, type ImportedService } from '#libs/adopt';
import type { MachineReport } from '#libs/contracts';
import type { IpvsService, IpvsTable } from '#libs/domain';
import { formatKey } from '#libs/ipvs';

/** A director with what it said last; null: nothing fresh. */
export interface ShadowedDirector {
  readonly id: string;
  readonly name: string;
  readonly observedAt: Date | null;
  readonly report: Pick<MachineReport, 'addresses' | 'virtualServices'> | null;
}

/** `foreign`: the kernel has it, made by somebody else. `missing`: the kernel has it not. `unknown`: nobody tells. */
export const SHADOW_PRESENCES = ['foreign', 'ours', 'missing', 'unknown'] as const;
export type ShadowPresence = (typeof SHADOW_PRESENCES)[number];

/** What one director would do differently if it took a service over now. */
export interface Shadow {
  readonly directorId: string;
  readonly directorName: string;
  readonly at: string | null;
  readonly presence: ShadowPresence;
  /** Steps in the kernel; empty: the service stays as it is. Null: nobody tells. */
  readonly steps: readonly Difference[] | null;
  /** Where the director has the virtual IP now. */
  readonly carries: { readonly device: string; readonly prefixLength: number } | null;
}

type Report = NonNullable<ShadowedDirector['report']>;

/** The kernel's table as a director reports it, without what is only wanted. */
export function tableOf(report: Pick<Report, 'virtualServices'>): IpvsTable {
  return report.virtualServices.flatMap(({ key, config, realServers, presence }): IpvsService[] => {
    if (config === null || presence === 'missing') return [];
    const servers = realServers.flatMap(({ address, port, config: one }) =>
      one === null ? [] : [{ address, port, config: one }],
    );
    return [{ key, config, realServers: servers }];
  });
}

/** Where a machine has an address for others, with the prefix that it has there; null when it has it not. */
export function placeOf(address: string, { addresses }: Pick<Report, 'addresses'>): Shadow['carries'] {
  const found = addresses.find((one) => one.address === address && one.device !== 'lo');
  return found === undefined ? null : { device: found.device, prefixLength: found.prefixLength };
}

/** A director's report, made ready for many comparisons. */
export interface Lens {
  readonly director: ShadowedDirector;
  readonly table: ReadonlyMap<string, IpvsService>;
  readonly presences: ReadonlyMap<string, ShadowPresence>;
  readonly own: ReadonlySet<string>;
}

export function lensOf(director: ShadowedDirector): Lens {
  const { report } = director;
  const table = report === null ? [] : tableOf(report);
  return {
    director,
    table: new Map(table.map((service) => [formatKey(service.key), service])),
    presences: new Map((report?.virtualServices ?? []).map(({ key, presence }) => [formatKey(key), presence])),
    own: new Set((report?.addresses ?? []).map(({ address }) => address)),
  };
}

/** Watch only: compares a service with what a director reports. */
export function shadowOf(service: ImportedService, { director, table, presences, own }: Lens): Shadow {
  const { id: directorId, name: directorName, observedAt, report } = director;
  const at = observedAt?.toISOString() ?? null;
  if (report === null) return { directorId, directorName, at, presence: 'unknown', steps: null, carries: null };
  const key = formatKey(service.key);
  const present = table.get(key);
  const { steps } = differences(service, present === undefined ? [] : [present], (address) => own.has(address));
  const carries = service.key.kind === 'address' ? placeOf(service.key.address, report) : null;
  return { directorId, directorName, at, presence: presences.get(key) ?? 'missing', steps, carries };
}
