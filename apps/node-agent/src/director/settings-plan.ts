import { isDeepStrictEqual } from 'node:util';
import type { ConnectionTimeouts, SyncDaemon } from '#libs/contracts';

/** Idle times of the connection table as the kernel has them, in seconds. */
export interface KernelTimeouts {
  readonly tcpSeconds: number;
  readonly tcpFinSeconds: number;
  readonly udpSeconds: number;
}

/** What holds for all services of this director, spelled out. */
export interface SettingsWish {
  /** By the last word of `net.ipv4.vs.*`. */
  readonly kernel: Readonly<Record<string, string>>;
  readonly timeouts: ConnectionTimeouts;
  readonly sync: readonly SyncDaemon[];
}

export interface SettingsSeen {
  readonly kernel: Readonly<Record<string, string>>;
  readonly timeouts: KernelTimeouts;
  readonly sync: readonly SyncDaemon[];
}

/** What we changed, with what was there before us, kept on disk so that it can be put back. */
export interface ManagedSettings {
  readonly kernel: Readonly<Record<string, string>>;
  readonly timeouts: KernelTimeouts | null;
  readonly sync: readonly { readonly state: SyncDaemon['state']; readonly former: SyncDaemon | null }[];
}

export type SettingsStep =
  | { readonly kind: 'set'; readonly name: string; readonly value: string }
  | { readonly kind: 'set-timeouts'; readonly timeouts: KernelTimeouts }
  | { readonly kind: 'stop-daemon'; readonly state: SyncDaemon['state'] }
  | { readonly kind: 'start-daemon'; readonly daemon: SyncDaemon };

export interface SettingsPlan {
  readonly steps: readonly SettingsStep[];
  /** The record to be written before the first step. */
  readonly before: ManagedSettings;
  /** The record once every step is done. */
  readonly after: ManagedSettings;
  /** Settings that are wished for and that this kernel has not. */
  readonly unknown: readonly string[];
}

export const NO_SETTINGS: ManagedSettings = { kernel: {}, timeouts: null, sync: [] };
/** ip_vs.h IP_VS_SYNC_GROUP: where synchronisation goes unless another group is named. */
const DEFAULT_GROUP = '224.0.0.81';
const STATES = ['master', 'backup'] as const;
const FIELDS = ['tcpSeconds', 'tcpFinSeconds', 'udpSeconds'] as const;

/** Steps from what the kernel has to what is wished, and the way back for what is no longer wished. `plan(w, w)` has no steps. */
export function planSettings(wish: SettingsWish | null, seen: SettingsSeen, managed: ManagedSettings): SettingsPlan {
  const kernel = planKernel(wish?.kernel ?? {}, seen.kernel, managed.kernel);
  const timeouts = planTimeouts(wish?.timeouts ?? null, seen.timeouts, managed.timeouts);
  const sync = planSync(wish?.sync ?? [], seen.sync, managed.sync);
  return {
    steps: [...kernel.steps, ...timeouts.steps, ...sync.steps],
    before: { kernel: kernel.before, timeouts: timeouts.before, sync: sync.before },
    after: { kernel: kernel.after, timeouts: timeouts.after, sync: sync.after },
    unknown: Object.keys(wish?.kernel ?? {}).filter((name) => seen.kernel[name] === undefined),
  };
}

interface Part<T> {
  readonly steps: readonly SettingsStep[];
  readonly before: T;
  readonly after: T;
}

type Values = Readonly<Record<string, string>>;

function planKernel(wish: Values, seen: Values, managed: Values): Part<Values> {
  const changes = Object.entries(wish).filter(([name, value]) => seen[name] !== undefined && seen[name] !== value);
  const former = Object.fromEntries(changes.map(([name]) => [name, managed[name] ?? seen[name] ?? '']));
  const backwards = Object.entries(managed).filter(([name]) => wish[name] === undefined);
  const before = { ...managed, ...former };
  return {
    steps: [
      ...changes.map(([name, value]) => ({ kind: 'set', name, value }) as const),
      ...backwards
        .filter(([name, value]) => seen[name] !== undefined && seen[name] !== value)
        .map(([name, value]) => ({ kind: 'set', name, value }) as const),
    ],
    before,
    after: Object.fromEntries(Object.entries(before).filter(([name]) => wish[name] !== undefined)),
  };
}

function planTimeouts(
  wish: ConnectionTimeouts | null,
  seen: KernelTimeouts,
  managed: KernelTimeouts | null,
): Part<KernelTimeouts | null> {
  const former = managed ?? seen;
  const isWished = wish !== null && FIELDS.some((field) => wish[field] !== null);
  if (!isWished && managed === null) return { steps: [], before: null, after: null };
  const timeouts: KernelTimeouts = {
    tcpSeconds: wish?.tcpSeconds ?? former.tcpSeconds,
    tcpFinSeconds: wish?.tcpFinSeconds ?? former.tcpFinSeconds,
    udpSeconds: wish?.udpSeconds ?? former.udpSeconds,
  };
  const isThere = FIELDS.every((field) => seen[field] === timeouts[field]);
  return {
    steps: isThere ? [] : [{ kind: 'set-timeouts', timeouts }],
    before: isThere && managed === null ? null : former,
    after: isWished && !(isThere && managed === null) ? former : null,
  };
}

function planSync(
  wish: readonly SyncDaemon[],
  seen: readonly SyncDaemon[],
  managed: ManagedSettings['sync'],
): Part<ManagedSettings['sync']> {
  const steps: SettingsStep[] = [];
  const before = [...managed];
  const after: ManagedSettings['sync'][number][] = [];
  for (const state of STATES) {
    const wanted = wish.find((daemon) => daemon.state === state);
    const present = seen.find((daemon) => daemon.state === state);
    const record = managed.find((one) => one.state === state);
    const target = wanted ?? record?.former ?? null;
    const isOurs = wanted !== undefined || record !== undefined;
    const isThere = target === null ? present === undefined : present !== undefined && isAsWanted(target, present);
    if (isOurs && !isThere) {
      if (present !== undefined) steps.push({ kind: 'stop-daemon', state });
      if (target !== null) steps.push({ kind: 'start-daemon', daemon: target });
      if (record === undefined) before.push({ state, former: present ?? null });
    }
    const kept = before.find((one) => one.state === state);
    if (wanted !== undefined && kept !== undefined) after.push(kept);
  }
  return { steps, before, after };
}

/** What was left to the kernel may be anything; all else is as wished. */
function isAsWanted(wanted: SyncDaemon, present: SyncDaemon): boolean {
  const group = (daemon: SyncDaemon): string => daemon.group ?? DEFAULT_GROUP;
  const maxLength = wanted.maxLength ?? present.maxLength;
  return isDeepStrictEqual({ ...wanted, maxLength, group: group(wanted) }, { ...present, group: group(present) });
}

/** A step as the command that does the same. */
export function renderSettingsStep(step: SettingsStep): string {
  switch (step.kind) {
    case 'set':
      return `sysctl -w net.ipv4.vs.${step.name}=${step.value}`;
    case 'set-timeouts':
      return `ipvsadm --set ${FIELDS.map((field) => step.timeouts[field]).join(' ')}`;
    case 'stop-daemon':
      return `ipvsadm --stop-daemon ${step.state}`;
    case 'start-daemon': {
      const { state, interface: device, syncId, maxLength, group, port, ttl } = step.daemon;
      const options = [
        `--mcast-interface ${device} --syncid ${syncId}`,
        ...(maxLength === null ? [] : [`--sync-maxlen ${maxLength}`]),
        ...(group === null ? [] : [`--mcast-group ${group}`]),
        `--mcast-port ${port} --mcast-ttl ${ttl}`,
      ];
      return `ipvsadm --start-daemon ${state} ${options.join(' ')}`;
    }
  }
}
