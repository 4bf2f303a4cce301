import { directorSettings, type ConnectionTimeouts, type DirectorSettings, type SyncDaemon } from '#libs/contracts';

/** What one place says of settings; what is absent it does not say. */
export interface DirectorSettingsLayer {
  readonly timeouts?: Partial<ConnectionTimeouts> | undefined;
  /** All daemons of connection sync; an empty list is none. */
  readonly sync?: readonly SyncDaemon[] | undefined;
  /** By name; null: left to the layer below. */
  readonly kernel?: Readonly<Record<string, string>> | undefined;
}

export interface SettingsLayers {
  readonly cluster: DirectorSettingsLayer;
  readonly machines: ReadonlyMap<string, DirectorSettingsLayer>;
}

/** What is in force on one director: its own word first, then the cluster's; what nobody says is the agent's default for hosting. */
export function settingsOf(machineId: string, { cluster, machines }: SettingsLayers): DirectorSettings {
  const own = machines.get(machineId) ?? {};
  return directorSettings.parse({
    timeouts: { ...cluster.timeouts, ...said(own.timeouts) },
    sync: own.sync ?? cluster.sync ?? [],
    kernel: { ...cluster.kernel, ...own.kernel },
  });
}

/** A change of a layer: what it names replaces what was there, null takes it back. */
export function changedLayer(present: DirectorSettingsLayer, change: SettingsChange): DirectorSettingsLayer {
  return {
    ...optional('timeouts', merged(present.timeouts, change.timeouts)),
    ...(change.sync === null ? {} : optional('sync', change.sync ?? present.sync)),
    ...optional('kernel', merged(present.kernel, change.kernel)),
  };
}

export interface SettingsChange {
  readonly timeouts?: { readonly [K in keyof ConnectionTimeouts]?: number | null | undefined } | null | undefined;
  readonly sync?: readonly SyncDaemon[] | null | undefined;
  readonly kernel?: Readonly<Record<string, string | null>> | null | undefined;
}

/** Entries that say something. */
function said<T extends object>(layer: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(layer ?? {}).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
}

function merged<T extends object>(present: T | undefined, change: object | null | undefined): T | undefined {
  if (change === null) return undefined;
  const all = said({ ...present, ...change });
  return Object.keys(all).length === 0 ? undefined : (all as T);
}

const optional = <K extends string, T>(name: K, value: T | undefined): { [key in K]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { [key in K]?: T };
