import type { HealthCheck } from '#libs/contracts';
import type { AddressFamily, Persistence } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { hostPrefixLength } from '../addresses/address.js';
import type { HealthCheckSpec } from './health-check.dto.js';
import type { PersistenceSpec, VirtualServiceSpec } from './virtual-service.dto.js';

const TCP_CHECK = { port: null, intervalMs: 2000, timeoutMs: 1000, rise: 2, fall: 3, onFailure: 'quiesce' } as const;

/** ipvsadm(8): 300 seconds, each client alone; always sent explicitly. */
export function persistenceOf(spec: PersistenceSpec | null | undefined, family: AddressFamily): Persistence | null {
  if (spec === null || spec === undefined) return null;
  return {
    timeoutSeconds: spec.timeoutSeconds ?? 300,
    prefixLength: spec.prefixLength ?? hostPrefixLength(family),
    engine: null,
  };
}

/** The check with every value; a TCP service is probed unless said otherwise, others are not. */
export function healthCheckOf(spec: HealthCheckSpec | undefined, service: VirtualServiceSpec): HealthCheck {
  if (spec === undefined) return service.protocol === 'tcp' ? { kind: 'tcp', ...TCP_CHECK } : { kind: 'none' };
  if (spec.kind === 'none') return { kind: 'none' };
  return {
    kind: 'tcp',
    port: spec.port ?? TCP_CHECK.port,
    intervalMs: spec.intervalMs ?? TCP_CHECK.intervalMs,
    timeoutMs: spec.timeoutMs ?? TCP_CHECK.timeoutMs,
    rise: spec.rise ?? TCP_CHECK.rise,
    fall: spec.fall ?? TCP_CHECK.fall,
    onFailure: spec.onFailure ?? TCP_CHECK.onFailure,
  };
}

/** Settings of a probe where there is none would be ignored silently: they are refused. */
export function idleCheckFaults(spec: HealthCheckSpec | undefined): FieldFault[] {
  if (spec?.kind !== 'none') return [];
  const { kind: _, ...others } = spec;
  // Class fields that were not sent are there, as undefined.
  const rest: Record<string, unknown> = others;
  return Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({ pointer: `/spec/healthCheck/${name}`, message: 'has no meaning with the kind none' }));
}
