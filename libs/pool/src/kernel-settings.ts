import type { DirectorSettings, DirectorVirtualService } from '#libs/contracts';
import { HOSTING_SETTINGS, type DrainMode } from '#libs/domain';
import { counted } from './texts.js';

/** A value for hosting of a sysctl `net.ipv4.vs.*`, by its last word. */
export interface HostingSetting {
  readonly name: string;
  readonly value: string;
  /** Why this value is better for hosting than the kernel's own. */
  readonly reason: string;
}

/** What one sysctl `net.ipv4.vs.*` shall be now. */
export type DesiredKernelSetting = HostingSetting;

const EXPIRE_QUIESCENT = 'expire_quiescent_template';

/**
 * The sysctls of `net.ipv4.vs.*` that are wanted now, each with its reason: what the admin set, else the default for
 * hosting, but `expire_quiescent_template` follows the drains. `available`: those that the running kernel has; null: not known.
 */
export function kernelSettingsFor(
  services: readonly DirectorVirtualService[],
  { kernel }: Pick<DirectorSettings, 'kernel'>,
  defaults: readonly HostingSetting[] = HOSTING_SETTINGS,
  available: readonly string[] | null = null,
): DesiredKernelSetting[] {
  const byDefault = defaults.map((setting) =>
    setting.name === EXPIRE_QUIESCENT ? byDrains(services, setting) : setting,
  );
  const wanted = new Map(byDefault.map((setting) => [setting.name, setting]));
  for (const [name, value] of Object.entries(kernel)) wanted.set(name, { name, value, reason: 'An admin set it.' });
  return [...wanted.values()]
    .filter(({ name }) => available === null || available.includes(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Whether new connections of a client leave a quiescent server that its persistence points to; the kernel's own default is no. */
export function expiresQuiescentTemplates(desired: readonly DesiredKernelSetting[]): boolean {
  const value = desired.find(({ name }) => name === EXPIRE_QUIESCENT)?.value ?? '0';
  return value !== '0';
}

/** 0 only while a graceful drain holds clients: with 1 the kernel would send their next connection elsewhere. */
function byDrains(services: readonly DirectorVirtualService[], hosting: HostingSetting): HostingSetting {
  const persistent = services.filter(({ config }) => config.persistence !== null);
  const draining = (mode: DrainMode): DirectorVirtualService[] =>
    persistent.filter(({ realServers }) =>
      realServers.some(({ adminState, drainMode }) => adminState === 'drain' && drainMode === mode),
    );
  const graceful = draining('graceful');
  const firm = draining('firm');
  if (firm.length > 0) {
    const also = graceful.length === 0 ? '' : `; clients that ${namesOf(graceful)} would hold move too`;
    return { ...hosting, value: '1', reason: `A firm drain of ${namesOf(firm)} moves bound clients${also}.` };
  }
  if (graceful.length > 0) {
    const reason = `A graceful drain of ${namesOf(graceful)} keeps its bound clients until they end.`;
    return { ...hosting, value: '0', reason };
  }
  return hosting;
}

function namesOf(services: readonly DirectorVirtualService[]): string {
  const [first] = services;
  return services.length === 1 && first !== undefined ? first.name : counted(services.length, 'service');
}
