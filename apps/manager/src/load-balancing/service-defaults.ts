import { poolPolicy, type PoolPolicy, serviceHealth, type ServiceHealth } from '#libs/contracts';
import type { AddressFamily, Persistence, PersistenceEngine, VirtualServiceKey } from '#libs/domain';
import { hostPrefixLength } from '../addresses/address.js';

interface PersistenceWish {
  readonly timeoutSeconds?: number | undefined;
  readonly prefixLength?: number | null | undefined;
  readonly engine?: PersistenceEngine | null | undefined;
}

/** ipvsadm(8): 300 seconds, each client alone; always sent explicitly. */
export function persistenceOf(wish: PersistenceWish | null | undefined, family: AddressFamily): Persistence | null {
  if (wish === null || wish === undefined || wish.timeoutSeconds === 0) return null;
  return {
    timeoutSeconds: wish.timeoutSeconds ?? 300,
    prefixLength: wish.prefixLength ?? hostPrefixLength(family),
    engine: wish.engine ?? null,
  };
}

/** A TCP service is probed by a connection unless said otherwise; where no port is told to speak TCP nothing is. */
export function defaultHealth(key: VirtualServiceKey): ServiceHealth {
  const isProbed = key.kind === 'address' && key.protocol === 'tcp' && key.port !== 0;
  return serviceHealth.parse({ checks: isProbed ? [{ kind: 'tcp' }] : [] });
}

export const defaultPool = (): PoolPolicy => poolPolicy.parse({});
