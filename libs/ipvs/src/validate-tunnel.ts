import type { RealServerConfig } from '#libs/domain';
import type { FieldFault } from '#libs/errors';

/** ipvsadm(8): `--tun-port` belongs to gue, `--tun-csum` to gue and gre, `--tun-remcsum` to gue; all of them to tunneling. */
export function tunnelFaults({ forwardingMethod, tunnel }: RealServerConfig, at: string): FieldFault[] {
  if (tunnel === null) return [];
  const faults: FieldFault[] = [];
  const { type, port, checksum } = tunnel;
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  if (forwardingMethod !== 'tunneling') {
    const message = `The forwarding method ${forwardingMethod} has no tunnel.`;
    faults.push({ pointer: `${at}/config/tunnel`, message, hint: 'Use tunneling, or leave the tunnel out.' });
  }
  if (type === 'gue' && !isPort) {
    const message = `A gue tunnel needs a UDP port between 1 and 65535, not ${port}.`;
    faults.push({ pointer: `${at}/config/tunnel/port`, message, hint: 'Linux nodes usually listen on 6080.' });
  }
  if (type !== 'gue' && port !== 0) {
    const message = `A tunnel of the type ${type} has no port, so it is 0.`;
    faults.push({ pointer: `${at}/config/tunnel/port`, message, hint: 'Leave the port out, or use gue.' });
  }
  if ((type === 'ipip' && checksum !== 'none') || (type === 'gre' && checksum === 'remote')) {
    const message = `A tunnel of the type ${type} cannot have the checksum ${checksum}.`;
    const hint = type === 'gre' ? 'Use none or checksum.' : 'Use none, or a gue or gre tunnel.';
    faults.push({ pointer: `${at}/config/tunnel/checksum`, message, hint });
  }
  return faults;
}
