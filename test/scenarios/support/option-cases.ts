import { RESPONDER_PORT } from './agent.js';
import type { ScenarioMember } from './machines.js';

/** One service with an option of ipvsadm(8), as the API takes it and as `ipvsadm -Sn` prints it. */
export interface OptionCase {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly servers: readonly Readonly<Record<string, unknown>>[];
  /** Whole lines of `ipvsadm -Sn`. */
  readonly lines: readonly string[];
  /** A row of `ipvsadm -Ln --thresholds`, which `-Sn` does not print. */
  readonly thresholdLine?: RegExp;
}

const WEIGHT_MAX = 2_147_483_647;

/** A case for each option of version 1.31 that belongs to a service or a server. */
export function optionCases(
  v4: string,
  v6: string,
  [first, second]: readonly [ScenarioMember, ScenarioMember],
): readonly OptionCase[] {
  const tcp = (port: number, more: object = {}): Record<string, unknown> => ({
    ...{ protocol: 'tcp', address: v4, port, scheduler: 'wlc' },
    ...more,
  });
  const server = (port: number, more: object = {}): Record<string, unknown> => ({
    ...{ address: first.ipv4, port, forwardingMethod: 'masquerading', weight: 1 },
    ...more,
  });
  const tunnel = (port: number, more: object): Record<string, unknown> =>
    server(port, { forwardingMethod: 'tunneling', ...more });
  const rs = (port: number): string => `-r ${first.ipv4}:${port}`;
  return [
    {
      name: 'traffic',
      spec: tcp(RESPONDER_PORT, { scheduler: 'rr' }),
      servers: [server(RESPONDER_PORT), server(RESPONDER_PORT, { address: second.ipv4 })],
      lines: [`-A -t ${v4}:${RESPONDER_PORT} -s rr`],
    },
    {
      name: 'udp-ops',
      spec: { ...tcp(5001), protocol: 'udp', onePacket: true },
      servers: [server(5001, { forwardingMethod: 'direct-routing' })],
      lines: [`-A -u ${v4}:5001 -s wlc -o`, `-a -u ${v4}:5001 ${rs(5001)} -g -w 1`],
    },
    {
      name: 'sctp',
      spec: { ...tcp(5002), protocol: 'sctp' },
      servers: [server(5002)],
      lines: [`-A --sctp-service ${v4}:5002 -s wlc`, `-a --sctp-service ${v4}:5002 ${rs(5002)} -m -w 1`],
    },
    {
      name: 'mark',
      spec: { kind: 'firewall-mark', family: 'ipv4', mark: 4_294_967_295, scheduler: 'rr' },
      servers: [server(0)],
      lines: ['-A -f -1 -s rr', `-a -f -1 ${rs(0)} -m -w 1`],
    },
    {
      name: 'mark-ipv6',
      spec: { kind: 'firewall-mark', family: 'ipv6', mark: 77, scheduler: 'rr' },
      servers: [server(0, { address: first.ipv6 })],
      lines: ['-A -f 77 -6 -s rr', `-a -f 77 -6 -r [${first.ipv6}]:0 -m -w 1`],
    },
    {
      name: 'ipv6',
      spec: { ...tcp(5003), address: v6, persistence: { timeoutSeconds: 120, prefixLength: 64 } },
      servers: [server(5003, { address: first.ipv6, forwardingMethod: 'direct-routing' })],
      lines: [`-A -t [${v6}]:5003 -s wlc -p 120 -M 64`, `-a -t [${v6}]:5003 -r [${first.ipv6}]:5003 -g -w 1`],
    },
    ...(['sh-fallback', 'sh-port', 'mh-fallback', 'mh-port'] as const).map((flag, at): OptionCase => {
      const [scheduler] = flag.split('-');
      const port = 5010 + at;
      return {
        name: flag,
        spec: tcp(port, { scheduler, schedulerFlags: [flag] }),
        servers: [server(port)],
        lines: [`-A -t ${v4}:${port} -s ${String(scheduler)} -b ${flag}`],
      };
    }),
    {
      name: 'sh-both-flags',
      spec: tcp(5014, { scheduler: 'sh', schedulerFlags: ['sh-fallback', 'sh-port'] }),
      servers: [server(5014)],
      lines: [`-A -t ${v4}:5014 -s sh -b sh-fallback,sh-port`],
    },
    {
      name: 'persistence',
      spec: tcp(5015, { persistence: {} }),
      servers: [server(5015)],
      lines: [`-A -t ${v4}:5015 -s wlc -p 300`],
    },
    {
      name: 'persistence-netmask-all-ports',
      spec: tcp(0, { persistence: { timeoutSeconds: 1800, prefixLength: 24 } }),
      servers: [server(0, { forwardingMethod: 'direct-routing' })],
      lines: [`-A -t ${v4}:0 -s wlc -p 1800 -M 255.255.255.0`],
    },
    {
      name: 'persistence-sip',
      spec: { ...tcp(5060), protocol: 'udp', persistence: { timeoutSeconds: 60, engine: 'sip' } },
      servers: [server(5060)],
      lines: [`-A -u ${v4}:5060 -s wlc -p 60 --pe sip`],
    },
    {
      name: 'weights',
      spec: tcp(5016),
      servers: [server(5016, { weight: WEIGHT_MAX }), server(5016, { address: second.ipv4, weight: 0 })],
      lines: [`-a -t ${v4}:5016 ${rs(5016)} -m -w ${WEIGHT_MAX}`, `-a -t ${v4}:5016 -r ${second.ipv4}:5016 -m -w 0`],
    },
    {
      name: 'thresholds',
      spec: tcp(5017),
      servers: [server(5017, { upperThreshold: 65_535, lowerThreshold: 40_000 })],
      lines: [`-a -t ${v4}:5017 ${rs(5017)} -m -w 1`],
      thresholdLine: new RegExp(`${first.ipv4.replaceAll('.', '\\.')}:5017\\s+65535\\s+40000`),
    },
    {
      name: 'tunnel-ipip',
      spec: tcp(5018),
      servers: [tunnel(5018, {})],
      lines: [`-a -t ${v4}:5018 ${rs(5018)} -i -w 1 --tun-type ipip`],
    },
    {
      name: 'tunnel-gue',
      spec: tcp(5019),
      servers: [tunnel(5019, { tunnel: { type: 'gue', port: 6080, checksum: 'none' } })],
      lines: [`-a -t ${v4}:5019 ${rs(5019)} -i -w 1 --tun-type gue --tun-port 6080 --tun-nocsum`],
    },
    {
      name: 'tunnel-gue-checksum',
      spec: tcp(5020),
      servers: [tunnel(5020, { tunnel: { type: 'gue', port: 6080, checksum: 'checksum' } })],
      lines: [`-a -t ${v4}:5020 ${rs(5020)} -i -w 1 --tun-type gue --tun-port 6080 --tun-csum`],
    },
    {
      name: 'tunnel-gue-remote-checksum',
      spec: tcp(5021),
      servers: [tunnel(5021, { tunnel: { type: 'gue', port: 6080, checksum: 'remote' } })],
      lines: [`-a -t ${v4}:5021 ${rs(5021)} -i -w 1 --tun-type gue --tun-port 6080 --tun-remcsum`],
    },
    {
      name: 'tunnel-gre',
      spec: tcp(5022),
      servers: [tunnel(5022, { tunnel: { type: 'gre', port: 0, checksum: 'checksum' } })],
      lines: [`-a -t ${v4}:5022 ${rs(5022)} -i -w 1 --tun-type gre --tun-csum`],
    },
  ];
}
