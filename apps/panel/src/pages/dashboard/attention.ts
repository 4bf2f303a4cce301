import type { Schemas } from '#libs/api-client/browser';
import type { ObservedState } from '../../ui/state-label.js';

export interface Ailing {
  readonly id: string;
  readonly name: string;
  readonly kind: 'service' | 'node' | 'alarm';
  readonly state: ObservedState;
  readonly reason: string;
  readonly since: string | null;
}

type Status = Pick<Schemas['NodeStatusView'], 'state' | 'reason' | 'since' | 'fresh'>;
type Service = Pick<Schemas['VirtualServiceView'], 'id' | 'name'> & {
  readonly spec: { readonly enabled: boolean };
  readonly status: Status & { readonly activeConnections: number };
};
type Node = Pick<Schemas['NodeView'], 'id' | 'name'> & {
  readonly spec: Pick<Schemas['NodeSpecView'], 'roles' | 'maintenance'>;
  readonly status: Status & { readonly connections: number };
};
type Alarm = Pick<Schemas['AlarmView'], 'id' | 'message' | 'subject' | 'severity' | 'createdAt' | 'acknowledgedAt'>;

export interface Watched {
  readonly services: readonly Service[];
  readonly nodes: readonly Node[];
  readonly alarms: readonly Alarm[];
}

const SEVERITY: Readonly<Record<ObservedState, number>> = { down: 3, unknown: 2, degraded: 1, up: 0 };
/** What clients feel counts more than what admins see. */
const KIND = { service: 1000, director: 500, node: 100, alarm: 10 } as const;
const LOAD_CAP = 99;

/** What needs somebody, what hurts most first. What is meant to rest is left out. */
export function attentionOf({ services, nodes, alarms }: Watched): Ailing[] {
  const shown = ({ state, fresh }: Status): ObservedState => (fresh ? state : 'unknown');
  const rated: { ailing: Ailing; impact: number }[] = [];
  const rate = (ailing: Ailing, weight: number, load: number): void => {
    if (ailing.state === 'up') return;
    rated.push({ ailing, impact: SEVERITY[ailing.state] * weight + Math.min(LOAD_CAP, load) });
  };
  for (const { id, name, spec, status } of services) {
    if (!spec.enabled) continue;
    const { reason, since, activeConnections } = status;
    rate({ id, name, kind: 'service', state: shown(status), reason, since }, KIND.service, activeConnections);
  }
  for (const { id, name, spec, status } of nodes) {
    if (spec.maintenance) continue;
    const weight = spec.roles.includes('director') ? KIND.director : KIND.node;
    const { reason, since, connections } = status;
    rate({ id, name, kind: 'node', state: shown(status), reason, since }, weight, connections);
  }
  const told = new Set(rated.map(({ ailing }) => ailing.id));
  for (const { id, message, subject, severity, createdAt, acknowledgedAt } of alarms) {
    if (acknowledgedAt !== null || told.has(subject.id)) continue;
    const state = severity === 'error' ? 'down' : 'degraded';
    rate({ id, name: subject.name, kind: 'alarm', state, reason: message, since: createdAt }, KIND.alarm, 0);
  }
  return rated.sort((a, b) => b.impact - a.impact).map(({ ailing }) => ailing);
}
