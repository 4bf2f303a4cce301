import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabMachine, LabProcess } from '../../../lab/src/index.js';

/** The same check for everybody: a TCP connection each second, out after the second failure. */
export const CHECK = { intervalSeconds: 1, timeoutSeconds: 1, fall: 2 } as const;

export interface PeerService {
  readonly virtualIp: string;
  readonly port: number;
  readonly realServers: readonly string[];
}

/** keepalived.conf(5): `retry` counts the failures after the first one. */
export function keepalivedConf({ virtualIp, port, realServers }: PeerService): string {
  const server = (address: string): string => `  real_server ${address} ${port} {
    weight 1
    inhibit_on_failure
    TCP_CHECK {
      connect_timeout ${CHECK.timeoutSeconds}
      retry ${CHECK.fall - 1}
      delay_before_retry ${CHECK.intervalSeconds}
    }
  }
`;
  return `virtual_server ${virtualIp} ${port} {
  delay_loop ${CHECK.intervalSeconds}
  lvs_sched rr
  lvs_method DR
  protocol TCP
${realServers.map(server).join('')}}
`;
}

/** ldirectord(8) in its quickest form: each real server is checked by a process of its own. */
export function ldirectordCf({ virtualIp, port, realServers }: PeerService): string {
  return `checktimeout=${CHECK.timeoutSeconds}
checkinterval=${CHECK.intervalSeconds}
failurecount=${CHECK.fall}
quiescent=yes
fork=yes
autoreload=no
virtual=${virtualIp}:${port}
${realServers.map((address) => `\treal=${address}:${port} gate 1\n`).join('')}\tservice=none
\tchecktype=connect
\tscheduler=rr
\tprotocol=tcp
`;
}

/** A program of Debian's that keeps a service in a director's kernel, in the foreground. */
export interface Peer {
  readonly name: 'keepalived' | 'ldirectord';
  readonly machine: LabMachine;
  readonly service: PeerService;
}

/** Starts it with its configuration in `dir`; it ends with the returned process. */
export async function startPeer({ name, machine, service }: Peer, dir: string): Promise<LabProcess> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, name === 'keepalived' ? 'keepalived.conf' : 'ldirectord.cf');
  await writeFile(file, name === 'keepalived' ? keepalivedConf(service) : ldirectordCf(service));
  const logFile = join(dir, `${name}.log`);
  const pid = (part: string): string => `/run/bench-${name}-${part}.pid`;
  const argv =
    name === 'keepalived'
      ? [
          'keepalived',
          '--check',
          '--dont-fork',
          '--log-console',
          '--use-file',
          file,
          '--pid',
          pid('main'),
          '--checkers_pid',
          pid('checkers'),
        ]
      : ['ldirectord', '-d', file, 'start'];
  return machine.spawn(argv, { logFile });
}
