import type { IpvsService, Scheduler } from '#libs/domain';
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

/** Refuses a scheduler that the kernel of a director lacks; directors that were never seen are believed. */
export function assertSchedulerKnown(scheduler: Scheduler, machines: readonly KnownMachine[]): void {
  const lacking = machines.find(
    ({ roles, schedulers }) => roles.includes('director') && schedulers !== null && !schedulers.includes(scheduler),
  );
  if (lacking === undefined) return;
  const known = (lacking.schedulers ?? []).join(', ');
  throw new DomainError('unsupported-by-kernel', `The kernel of ${lacking.name} has no scheduler ${scheduler}.`, {
    faults: [{ pointer: '/spec/scheduler', message: `can be one of: ${known}` }],
    hint: `Choose another scheduler, or install the module ip_vs_${scheduler} on ${lacking.name}.`,
  });
}
