import type { IpvsStep } from './step.js';

const FTP_PORT = 21;

/** Kernel modules that the steps need: schedulers, persistence engines, and the one that reads FTP's commands. */
export function modulesFor(steps: readonly IpvsStep[]): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const step of steps) {
    if (step.kind !== 'add-service' && step.kind !== 'edit-service') continue;
    if (/^[a-z0-9_]{1,15}$/.test(step.config.scheduler)) modules.add(`ip_vs_${step.config.scheduler}`);
    const engine = step.config.persistence?.engine ?? null;
    if (engine !== null) modules.add(`ip_vs_pe_${engine}`);
    const { service } = step;
    if (service.kind === 'address' && service.protocol === 'tcp' && service.port === FTP_PORT) modules.add('ip_vs_ftp');
  }
  return modules;
}
