import type { IpvsService, IpvsTable } from '#libs/domain';
import { formatKey, planTable, renderStep } from '#libs/ipvs';
import type { ImportedService } from './imported.js';

/** One step that a takeover would make in the kernel. */
export interface Difference {
  /** As an `ipvsadm` command. */
  readonly command: string;
  readonly reason: string;
}

/** What a director would do differently if a service of somebody else became ours. */
export interface Differences {
  /** Whether the kernel has the service. */
  readonly isPresent: boolean;
  readonly steps: readonly Difference[];
}

/**
 * Compares a service with the kernel's table. A server that the kernel has with weight 0, or has not at all, may have been taken out
 * for being dead: with checks it comes back when its first check is good, and the reason says so.
 */
export function differences(
  wanted: Pick<ImportedService, 'key' | 'config' | 'realServers' | 'health'>,
  table: IpvsTable,
  isLocal: (address: string) => boolean = () => false,
): Differences {
  const name = formatKey(wanted.key);
  const present = table.filter(({ key }) => formatKey(key) === name);
  const service: IpvsService = { key: wanted.key, config: wanted.config, realServers: wanted.realServers };
  const steps = planTable([service], present, { owns: () => false, isLocal });
  const isChecked = wanted.health.checks.length > 0;
  return {
    isPresent: present.length > 0,
    steps: steps.map((step) => {
      const isReturn =
        present.length > 0 &&
        isChecked &&
        ((step.kind === 'edit-server' && step.reason.includes('weight 0 →')) ||
          (step.kind === 'add-server' && wanted.health.onFailure === 'remove'));
      const reason = isReturn ? `${step.reason}; only once its check is good` : step.reason;
      return { command: `ipvsadm ${renderStep(step).join(' ')}`, reason };
    }),
  };
}
