import type { SorryServer } from '#libs/contracts';
import type { IpvsRealServer } from '#libs/domain';
import { formatEndpoint } from '#libs/ipvs';
import { healthOf } from './members.js';
import { inKernelRange } from './slow-start.js';
import { clause } from './texts.js';
import type { PoolInput, ServerHealth } from './types.js';

/** A server that stands in for the pool, as a decision sees it. */
export interface SorryMember {
  readonly server: SorryServer;
  readonly endpoint: string;
  readonly health: ServerHealth;
  readonly canAnswer: boolean;
  readonly verdict: { readonly what: string; readonly text: string };
}

/** Which sorry servers can answer; one without a result yet can when it answers already. */
export function sorryMembersOf({ service, sorryHealth, kernel }: PoolInput): SorryMember[] {
  const answering = new Set(
    kernel?.realServers.filter(({ config }) => config.weight > 0).map((server) => formatEndpoint(server)),
  );
  return service.pool.sorryServers.map((server): SorryMember => {
    const endpoint = formatEndpoint(server);
    const health = healthOf(sorryHealth, server, (server.health ?? service.health).checks, service.key);
    const canAnswer = health.state === 'unknown' ? answering.has(endpoint) : health.state !== 'down';
    const text = canAnswer ? `Can stand in: ${clause(health.reason)}.` : `Cannot stand in: ${clause(health.reason)}.`;
    return {
      server,
      endpoint,
      health,
      canAnswer,
      verdict: { what: `${health.state}-${canAnswer ? 'in' : 'out'}`, text },
    };
  });
}

/** A sorry server's entry in the kernel's table. */
export function sorryEntry({ server }: SorryMember, scale: number): IpvsRealServer {
  const { address, port, forwardingMethod, weight } = server;
  return {
    address,
    port,
    config: {
      forwardingMethod,
      tunnel: null,
      weight: inKernelRange(weight * scale),
      upperThreshold: 0,
      lowerThreshold: 0,
    },
  };
}
