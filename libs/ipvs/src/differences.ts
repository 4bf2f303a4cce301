import type { RealServerConfig, VirtualServiceConfig } from '#libs/domain';

type Aspect = readonly [what: string, from: string | number, to: string | number];

const told = (aspects: readonly Aspect[]): string[] =>
  aspects.filter(([, from, to]) => from !== to).map(([what, from, to]) => `${what} ${from} → ${to}`);

function describePersistence({ persistence }: VirtualServiceConfig): string {
  if (persistence === null) return 'off';
  const { timeoutSeconds, prefixLength, engine } = persistence;
  return `${timeoutSeconds} s/${prefixLength}${engine === null ? '' : ` by ${engine}`}`;
}

const describeFlags = ({ schedulerFlags }: VirtualServiceConfig): string =>
  [...schedulerFlags].sort().join(',') || 'none';

function describeMethod({ forwardingMethod, tunnel }: RealServerConfig): string {
  if (forwardingMethod !== 'tunneling' || tunnel === null || tunnel.type === 'ipip') return forwardingMethod;
  const port = tunnel.type === 'gue' ? `:${tunnel.port}` : '';
  return `${forwardingMethod} ${tunnel.type}${port} checksum ${tunnel.checksum}`;
}

/** What of a service is not as wanted, for people; none when nothing is to be done. */
export function configDifferences(wanted: VirtualServiceConfig, seen: VirtualServiceConfig): string[] {
  if (wanted === seen) return [];
  return told([
    ['scheduler', seen.scheduler, wanted.scheduler],
    ['scheduler flags', describeFlags(seen), describeFlags(wanted)],
    ['persistence', describePersistence(seen), describePersistence(wanted)],
    ['one-packet scheduling', String(seen.onePacket), String(wanted.onePacket)],
  ]);
}

/** What of a server is not as wanted. To an address of its own the kernel forwards locally, whatever was asked (ipvsadm(8)). */
export function serverDifferences(wanted: RealServerConfig, seen: RealServerConfig, isLocal: boolean): string[] {
  if (isSameServerConfig(wanted, seen)) return [];
  return told([
    ['weight', seen.weight, wanted.weight],
    ['upper threshold', seen.upperThreshold, wanted.upperThreshold],
    ['lower threshold', seen.lowerThreshold, wanted.lowerThreshold],
    ...(isLocal ? [] : [['forwarding method', describeMethod(seen), describeMethod(wanted)] as const]),
  ]);
}

/** Quick, for tables of thousands: false may still mean the same in other words. */
export const isSameServerConfig = (one: RealServerConfig, other: RealServerConfig): boolean =>
  one === other ||
  (one.weight === other.weight &&
    one.forwardingMethod === other.forwardingMethod &&
    one.tunnel === null &&
    other.tunnel === null &&
    one.upperThreshold === other.upperThreshold &&
    one.lowerThreshold === other.lowerThreshold);
