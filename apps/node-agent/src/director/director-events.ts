import type { DirectorVirtualService } from '#libs/contracts';
import type { PoolDecision, PoolMemory } from '#libs/pool';
import type { NewEvent } from '../reports/report-outbox.js';
import type { HealthChange } from './health-watch.js';

/** Servers of one service that change together are told one by one up to this number. */
const MAX_SINGLE = 20;

/** Events for changes that came together: one for each server, or one for many servers of a service. */
export function healthEvents(changes: readonly HealthChange[]): NewEvent[] {
  const groups = new Map<string, HealthChange[]>();
  for (const change of changes) {
    const name = `${change.service.id} ${change.health.state}`;
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length <= MAX_SINGLE ? group.map(oneEvent) : [manyEvent(group)],
  );
}

function oneEvent({ service, server, from, health }: HealthChange): NewEvent {
  return {
    event: 'health-changed',
    severity: health.state === 'down' ? 'warning' : 'info',
    subject: `${service.name} ${server.address} port ${server.port}`,
    message: `${from} → ${health.state}: ${health.reason}`,
    steps: [],
  };
}

function manyEvent(group: readonly HealthChange[]): NewEvent {
  const [first] = group;
  const [state, name] = [first?.health.state ?? 'unknown', first?.service.name ?? ''];
  const servers = group.map(({ server }) => server.address).slice(0, MAX_SINGLE);
  return {
    event: 'health-changed',
    severity: state === 'down' ? 'warning' : 'info',
    subject: `${name}, ${group.length} servers`,
    message: `→ ${state}: ${servers.join(', ')} and ${group.length - servers.length} more; the first: ${first?.health.reason ?? ''}`,
    steps: [],
  };
}

export function poolEvent(
  service: DirectorVirtualService,
  { pool }: PoolDecision,
  from: PoolMemory['state'],
): NewEvent {
  return {
    event: 'pool-changed',
    severity: pool.state === 'serving' ? 'info' : pool.state === 'sorry' ? 'warning' : 'error',
    subject: service.name,
    message: `${from} → ${pool.state}: ${pool.reason}`,
    steps: [],
  };
}

export function foreignEvent(service: string): NewEvent {
  return {
    event: 'foreign-found',
    severity: 'warning',
    subject: service,
    message: 'The kernel has a virtual service that the cluster did not make; it is left alone',
    steps: [],
  };
}

export function quarantineEvent(service: string, message: string): NewEvent {
  return {
    event: 'service-quarantined',
    severity: 'error',
    subject: service,
    message: `Held back, all other services go on: ${message}`,
    steps: [],
  };
}

export function drainedEvent(service: string, server: { readonly address: string; readonly port: number }): NewEvent {
  return {
    event: 'drain-finished',
    severity: 'info',
    subject: `${service} ${server.address} port ${server.port}`,
    message: 'No connection and no bound client is left',
    steps: [],
  };
}

export function unknownSettingsEvent(names: readonly string[]): NewEvent {
  return {
    event: 'apply-failed',
    severity: 'warning',
    subject: 'IPVS settings',
    message: `The kernel of this director has no setting ${names.map((name) => `net.ipv4.vs.${name}`).join(', ')}; all else was set`,
    steps: [],
  };
}
