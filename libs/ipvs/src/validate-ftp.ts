import type { IpvsService } from '#libs/domain';
import type { FieldFault } from '#libs/errors';

const FTP_PORT = 21;

/**
 * FTP's data connections go to other ports than its commands (ipvsadm(8) `-p`): by masquerading the kernel's ip_vs_ftp follows them,
 * else only persistence brings both to one server.
 */
export function ftpFaults({ key, config, realServers }: IpvsService): FieldFault[] {
  if (key.kind !== 'address' || key.protocol !== 'tcp' || key.port !== FTP_PORT || config.persistence !== null)
    return [];
  const bad = realServers.find((server) => server.config.forwardingMethod !== 'masquerading');
  if (bad === undefined) return [];
  return [
    {
      pointer: '/config/persistence',
      message: `FTP by ${bad.config.forwardingMethod} needs persistence: its data connections would go to other servers.`,
      hint: 'Set persistence, or use the forwarding method masquerading.',
    },
  ];
}
