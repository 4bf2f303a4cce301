import type { Schemas } from '#libs/api-client/browser';
import { isByMark, serviceBody, type ServerDraft, type ServiceDraft } from './draft.js';
import type { Line } from './lines.js';

export type Trial = Schemas['CheckTrialView'];
export type TriedServer = Schemas['TriedServerView'];

/** As many as the API takes at once. */
const MOST_SERVERS = 64;

/** Whether there is anything to try. */
export const hasCheck = ({ template, check }: ServiceDraft): boolean => template === 'dns' || check.kind !== 'none';

const DNS_CHECKS: Schemas['HealthCheckSpec'][] = [
  { kind: 'dns', name: 'udp', transport: 'udp', port: 53 },
  { kind: 'dns', name: 'tcp', transport: 'tcp', port: 53 },
];

/** Servers that can be asked for this draft: nodes need an address of its family. */
export function askable(draft: ServiceDraft, lines: readonly Line[]): ServerDraft[] {
  const isV6 = isByMark(draft) ? draft.family === 'ipv6' : draft.address.includes(':');
  return lines
    .filter(({ node }) => node === null || node.spec.addresses.some(({ address }) => address.includes(':') === isV6))
    .map(({ server }) => server)
    .slice(0, MOST_SERVERS);
}

/** The body of POST /check-trials; of several services the first stands for all. */
export function trialBody(draft: ServiceDraft, servers: readonly ServerDraft[]): Schemas['TryChecks'] {
  const { spec } = serviceBody(draft, true);
  const own =
    draft.template === 'dns' ? { ...spec, protocol: 'udp' as const, port: 53, health: { checks: DNS_CHECKS } } : spec;
  return {
    spec: own,
    realServers: servers.map(({ nodeId, name, method }) => ({
      spec: { ...(nodeId === null ? { address: name } : { nodeId }), forwardingMethod: method },
    })),
  };
}

/** What a result is true for: it is forgotten when one of these changes. */
export function trialKey(draft: ServiceDraft): string {
  const { kind, protocol, address, port, mark, family, health } = trialBody(draft, []).spec;
  return JSON.stringify([kind, protocol, address, port, mark, family, health]);
}

/** What became of one server; null when it was not among those that were tried. */
export function triedOf(trial: Trial | null, { nodeId, name }: ServerDraft): TriedServer | null {
  if (trial === null) return null;
  const own = trial.servers.find((tried) => nodeId !== null && tried.nodeId === nodeId);
  return own ?? trial.servers.find((tried) => nodeId === null && tried.name === name) ?? byAddress(trial, name);
}

/** A server may be written as an address and be a node all the same. */
const byAddress = ({ servers }: Trial, name: string): TriedServer | null =>
  servers.find(({ address }) => address === name) ?? null;

/** The chosen servers in words of the review. */
interface Outlook {
  readonly passing: number;
  readonly chosen: number;
  /** Those that would not pass, with the reason. */
  readonly others: readonly { readonly name: string; readonly tried: TriedServer | null }[];
}

export function outlookOf(trial: Trial | null, servers: readonly ServerDraft[]): Outlook {
  const chosen = servers
    .filter(({ isEnabled }) => isEnabled)
    .map((server) => ({ name: server.name, tried: triedOf(trial, server) }));
  const others = chosen.filter(({ tried }) => tried?.state !== 'would-pass');
  return { passing: chosen.length - others.length, chosen: chosen.length, others };
}
