import { WEIGHT_DEFAULT } from '#libs/domain';
import type { ImportedPool } from '../imported.js';
import { addressOf, portOf } from '../values.js';
import { forwardingOf, type Forwarding } from './forwarding.js';
import type { Endpoint } from './groups.js';
import type { Scope } from './scope.js';

/** `sorry_server` with its method; the virtual server's own when none is given. */
export function readSorryServers(
  scope: Scope,
  endpoint: Endpoint,
  inherited: Forwarding,
): ImportedPool['sorryServers'] {
  const port = endpoint.kind === 'address' ? endpoint.port : 0;
  const read = ([addressText = '', portText]: readonly string[]): { address: string; port: number } | null => {
    const address = addressOf(addressText);
    const own = portText === undefined ? port : portOf(portText);
    return address === null || own === null ? null : { address, port: own };
  };
  const server = scope.value(['sorry_server'], read, 'an address with a port');
  const forwarding = scope.value(['sorry_server_lvs_method'], forwardingOf, 'NAT, DR or TUN with its options');
  const why = 'A sorry server stands in the table only while it answers';
  scope.leave(['sorry_server_inhibit'], why, null);
  if (server === undefined) return [];
  const method = forwarding ?? inherited;
  if (method.tunnel !== null) {
    const only = 'A sorry server is tunnelled by ipip only';
    scope.leave(['sorry_server_lvs_method'], only, 'Give the sorry server another method.');
  }
  return [{ ...server, forwardingMethod: method.forwardingMethod, weight: WEIGHT_DEFAULT, health: null }];
}
