import { canonicalAddress, familyOf } from '../addresses/address.js';
import { healthCheckOf, persistenceOf } from './service-defaults.js';
import type { CreateVirtualService, VirtualServiceSpec, VirtualServiceSpecPatch } from './virtual-service.dto.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';

export type ServiceDraft = Omit<VirtualServiceEntity, 'id' | 'revision' | 'createdAt' | 'updatedAt'>;

type Identity = Pick<ServiceDraft, 'kind' | 'family' | 'protocol' | 'address' | 'port' | 'firewallMark'>;

function identityOf(spec: VirtualServiceSpec): Identity {
  if (spec.kind === 'firewall-mark') {
    const firewallMark = String(spec.mark ?? 0);
    return { kind: spec.kind, family: spec.family ?? 'ipv4', protocol: null, address: null, port: null, firewallMark };
  }
  const address = canonicalAddress(spec.address ?? '');
  const { protocol = 'tcp', port = 0 } = spec;
  return { kind: 'address', family: familyOf(address), protocol, address, port, firewallMark: null };
}

/** A new service with every value, from an input that the DTO's rules let through. */
export function draftOf({ name, tags, spec }: CreateVirtualService): ServiceDraft {
  const identity = identityOf(spec);
  return {
    ...identity,
    name,
    tags: tags ?? [],
    scheduler: spec.scheduler ?? 'wlc',
    schedulerFlags: spec.schedulerFlags ?? [],
    persistence: persistenceOf(spec.persistence, identity.family),
    onePacket: spec.onePacket ?? false,
    healthCheck: healthCheckOf(spec.healthCheck, spec),
    isEnabled: spec.enabled ?? true,
  };
}

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

/** Puts the settings of a patch into the row. */
export function settle(service: VirtualServiceEntity, spec: VirtualServiceSpecPatch): void {
  service.scheduler = spec.scheduler ?? service.scheduler;
  service.schedulerFlags = spec.schedulerFlags ?? service.schedulerFlags;
  if (spec.persistence !== undefined) service.persistence = persistenceOf(spec.persistence, service.family);
  service.onePacket = spec.onePacket ?? service.onePacket;
  if (spec.healthCheck !== undefined) service.healthCheck = healthCheckOf(spec.healthCheck, {});
  service.isEnabled = spec.enabled ?? service.isEnabled;
}
