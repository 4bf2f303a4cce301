import type { SyncDaemon } from '#libs/contracts';

/** Idle times of the connection table, in seconds. */
export interface IpvsTimeouts {
  readonly tcpSeconds: number;
  readonly tcpFinSeconds: number;
  readonly udpSeconds: number;
}

/** Reads `ipvsadm -L --timeout`: `Timeout (tcp tcpfin udp): 900 120 300`. */
export function parseTimeouts(text: string): IpvsTimeouts | undefined {
  const match = /:\s*(\d+)\s+(\d+)\s+(\d+)/.exec(text);
  if (match === null) return undefined;
  return { tcpSeconds: Number(match[1]), tcpFinSeconds: Number(match[2]), udpSeconds: Number(match[3]) };
}

/** Arguments of ipvsadm(8) `--set`. */
export const renderTimeouts = ({ tcpSeconds, tcpFinSeconds, udpSeconds }: IpvsTimeouts): string[] => [
  '--set',
  ...[tcpSeconds, tcpFinSeconds, udpSeconds].map(String),
];

/** Reads `ipvsadm -L --daemon`: `master sync daemon (mcast=eth0, syncid=1, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)`. */
export function parseDaemons(text: string): SyncDaemon[] {
  return text.split('\n').flatMap((line): SyncDaemon[] => {
    const match = /^(master|backup) sync daemon \((.*)\)$/.exec(line.trim());
    if (match === null) return [];
    const values = new Map((match[2] ?? '').split(', ').map((pair) => pair.split('=') as [string, string]));
    const number = (name: string, otherwise: number): number => Number(values.get(name) ?? otherwise);
    return [
      {
        state: match[1] === 'master' ? 'master' : 'backup',
        syncId: number('syncid', 0),
        maxLength: values.has('maxlen') ? number('maxlen', 0) : null,
        interface: values.get('mcast') ?? '',
        group: values.get('group') ?? null,
        port: number('port', 8848),
        ttl: number('ttl', 1),
      },
    ];
  });
}

/** Arguments of ipvsadm(8) `--start-daemon`; what is null is left to the kernel. */
export function renderStartDaemon({
  state,
  syncId,
  maxLength,
  interface: device,
  group,
  port,
  ttl,
}: SyncDaemon): string[] {
  return [
    ...['--start-daemon', state, '--mcast-interface', device, '--syncid', String(syncId)],
    ...(maxLength === null ? [] : ['--sync-maxlen', String(maxLength)]),
    ...(group === null ? [] : ['--mcast-group', group]),
    ...['--mcast-port', String(port), '--mcast-ttl', String(ttl)],
  ];
}

/** Reads the first line of /proc/net/ip_vs: `IP Virtual Server version 1.2.1 (size=4096)`. */
export function parseVersion(
  text: string,
): { readonly version: string; readonly connectionTableSize: number } | undefined {
  const match = /version (\S+) \(size=(\d+)\)/.exec(text);
  return match === null ? undefined : { version: match[1] ?? '', connectionTableSize: Number(match[2]) };
}
