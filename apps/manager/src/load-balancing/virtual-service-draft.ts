import type { PoolPolicy, ServiceHealth } from '#libs/contracts';
import type { Persistence, Scheduler, SchedulerFlag } from '#libs/domain';
import { canonicalAddress, familyOf } from '../addresses/address.js';
import type { PolicyEntity } from '../policies/policy.entity.js';
import { defaultHealth, defaultPool, persistenceOf } from './service-defaults.js';
import type { PolicyField, VirtualServiceSpec, VirtualServiceSpecPatch } from './virtual-service.dto.js';
import { POLICY_FIELDS } from './virtual-service.dto.js';
import { keyOf } from './virtual-service-key.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';

export type ServiceDraft = Omit<VirtualServiceEntity, 'id' | 'revision' | 'createdAt' | 'updatedAt'>;

type Identity = Pick<ServiceDraft, 'kind' | 'family' | 'protocol' | 'address' | 'port' | 'firewallMark'>;

/** What a policy decides in a service. */
type PolicySettings = Pick<
  PolicyEntity,
  'scheduler' | 'schedulerFlags' | 'persistence' | 'health' | 'pool' | 'forwardingMethod'
>;

/** What a service sets itself; what is undefined is its policy's. */
export interface OwnSettings {
  readonly scheduler?: Scheduler | undefined;
  readonly schedulerFlags?: SchedulerFlag[] | undefined;
  readonly persistence?: Persistence | null | undefined;
  readonly health?: ServiceHealth | undefined;
  readonly pool?: PoolPolicy | undefined;
}

export function identityOf(spec: VirtualServiceSpec): Identity {
  if (spec.kind === 'firewall-mark') {
    const firewallMark = String(spec.mark ?? 0);
    return { kind: spec.kind, family: spec.family ?? 'ipv4', protocol: null, address: null, port: null, firewallMark };
  }
  const address = canonicalAddress(spec.address ?? '');
  const { protocol = 'tcp', port = 0 } = spec;
  return { kind: 'address', family: familyOf(address), protocol, address, port, firewallMark: null };
}

/** All that is in force: what the service sets itself, else its policy's, else what suits a service of its kind. */
export function settledBy(
  policy: Omit<PolicySettings, 'forwardingMethod'>,
  own: OwnSettings,
  identity: Identity,
): Pick<ServiceDraft, 'scheduler' | 'schedulerFlags' | 'persistence' | 'health' | 'pool'> {
  // Flags belong to their scheduler: a scheduler of its own brings its own flags, or none.
  const isOwnScheduler = own.scheduler !== undefined;
  return {
    scheduler: own.scheduler ?? policy.scheduler,
    schedulerFlags: isOwnScheduler ? (own.schedulerFlags ?? []) : [...policy.schedulerFlags],
    persistence: own.persistence !== undefined ? own.persistence : persistenceOf(policy.persistence, identity.family),
    health: own.health ?? policy.health ?? defaultHealth(keyOf(identity)),
    pool: own.pool ?? policy.pool ?? defaultPool(),
  };
}

/** What a stored service sets itself. */
export function ownOf(
  service: VirtualServiceEntity,
  overrides: readonly PolicyField[] = service.overrides,
): OwnSettings {
  const has = (field: PolicyField): boolean => overrides.includes(field);
  const { scheduler, schedulerFlags, persistence, health, pool } = service;
  return {
    ...(has('scheduler') ? { scheduler, schedulerFlags } : {}),
    ...(has('persistence') ? { persistence } : {}),
    ...(has('health') ? { health } : {}),
    ...(has('pool') ? { pool } : {}),
  };
}

export const overridesOf = (own: OwnSettings): PolicyField[] =>
  POLICY_FIELDS.filter((field) => own[field] !== undefined);

/** The fields of a patch that would make the service another one. */
export function changedIdentity(spec: VirtualServiceSpecPatch, service: VirtualServiceEntity): string[] {
  const present: Record<string, unknown> = {
    kind: service.kind,
    family: service.family,
    protocol: service.protocol,
    address: service.address,
    port: service.port,
    mark: service.firewallMark === null ? null : Number(service.firewallMark),
  };
  const { kind, family, protocol, port, mark } = spec;
  const address = spec.address === undefined ? undefined : canonicalAddress(spec.address);
  const wanted: Record<string, unknown> = { kind, family, protocol, address, port, mark };
  return Object.keys(present).filter((name) => wanted[name] !== undefined && wanted[name] !== present[name]);
}
