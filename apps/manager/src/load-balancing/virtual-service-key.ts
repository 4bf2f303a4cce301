import type { VirtualServiceKey } from '#libs/domain';
import type { VirtualServiceEntity } from './virtual-service.entity.js';

type KeyColumns = Pick<VirtualServiceEntity, 'kind' | 'family' | 'protocol' | 'address' | 'port' | 'firewallMark'>;

/** The identity of a service from its columns. */
export function keyOf(row: KeyColumns): VirtualServiceKey {
  if (row.kind === 'firewall-mark') return { kind: row.kind, family: row.family, mark: Number(row.firewallMark) };
  const { protocol, address, port } = row;
  if (protocol === null || address === null || port === null)
    throw new Error('A service by address lacks a part of it');
  return { kind: row.kind, protocol, address, port };
}
