import {
  WEIGHT_MAX,
  type ForwardingMethod,
  type IpvsRealServer,
  type IpvsService,
  type IpvsTable,
  type RealServerConfig,
  type Tunnel,
  type VirtualServiceConfig,
  type VirtualServiceKey,
} from '#libs/domain';

export const plain: VirtualServiceConfig = {
  scheduler: 'wlc',
  schedulerFlags: [],
  persistence: null,
  onePacket: false,
};
export const tcp = (port: number, address = '10.97.0.80'): VirtualServiceKey => ({
  ...{ kind: 'address', protocol: 'tcp', address, port },
});
const mark = (number: number, family: 'ipv4' | 'ipv6'): VirtualServiceKey => ({
  ...{ kind: 'firewall-mark', family, mark: number },
});
export const server = (
  address: string,
  port: number,
  forwardingMethod: ForwardingMethod = 'masquerading',
  config: Partial<RealServerConfig> = {},
): IpvsRealServer => ({
  ...{ address, port },
  config: { forwardingMethod, tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0, ...config },
});
export const service = (
  key: VirtualServiceKey,
  realServers: readonly IpvsRealServer[] = [],
  config: Partial<VirtualServiceConfig> = {},
): IpvsService => ({ key, config: { ...plain, ...config }, realServers });

const tunneled = (address: string, tunnel: Tunnel | null): IpvsRealServer =>
  server(address, 82, 'tunneling', { tunnel });

/** Every kind of entry that the product makes. */
export const EVERY_KIND: IpvsTable = [
  service(tcp(80), [
    server('10.97.0.31', 80, 'direct-routing'),
    server('10.97.0.32', 80, 'tunneling', { weight: 65_535 }),
    server('10.97.0.33', 8080, 'masquerading', { weight: 0, upperThreshold: 100, lowerThreshold: 80 }),
  ]),
  service({ ...tcp(53), protocol: 'udp' } as VirtualServiceKey, [server('10.97.0.31', 53)], { onePacket: true }),
  service({ ...tcp(5060), protocol: 'sctp' } as VirtualServiceKey, [server('10.97.0.31', 5060)], { scheduler: 'rr' }),
  service(tcp(0), [server('10.97.0.31', 0, 'direct-routing')], {
    persistence: { timeoutSeconds: 600, prefixLength: 24, engine: null },
  }),
  service(tcp(443), [server('10.97.0.31', 443)], { scheduler: 'sh', schedulerFlags: ['sh-fallback', 'sh-port'] }),
  service(tcp(444), [server('10.97.0.31', 444)], { scheduler: 'mh', schedulerFlags: ['mh-port'] }),
  service(tcp(80, 'fd97::80'), [
    server('fd97::31', 80, 'direct-routing'),
    server('fd97::32', 80, 'tunneling'),
    server('fd97::33', 8080),
  ]),
  service(tcp(81, 'fd97::80'), [server('fd97::31', 81)], {
    persistence: { timeoutSeconds: 60, prefixLength: 64, engine: null },
  }),
  service({ ...tcp(5060), protocol: 'udp' } as VirtualServiceKey, [server('10.97.0.31', 5060)], {
    ...{ scheduler: 'rr', persistence: { timeoutSeconds: 90, prefixLength: 32, engine: 'sip' } },
  }),
  service(tcp(82), [
    tunneled('10.97.0.31', { type: 'gue', port: 6080, checksum: 'none' }),
    tunneled('10.97.0.32', { type: 'gue', port: 6081, checksum: 'checksum' }),
    tunneled('10.97.0.33', { type: 'gue', port: 65_535, checksum: 'remote' }),
    tunneled('10.97.0.34', { type: 'gre', port: 0, checksum: 'none' }),
    tunneled('10.97.0.35', { type: 'gre', port: 0, checksum: 'checksum' }),
    tunneled('10.97.0.36', null),
    tunneled('fd97::31', null),
  ]),
  service(tcp(83), [server('10.97.0.31', 83, 'masquerading', { weight: WEIGHT_MAX, upperThreshold: 65_535 })]),
  service(mark(7, 'ipv4'), [server('10.97.0.31', 0)]),
  service(mark(7, 'ipv6'), [server('fd97::31', 0)], {
    persistence: { timeoutSeconds: 60, prefixLength: 128, engine: null },
  }),
  service(mark(4_294_967_295, 'ipv4'), [server('10.97.0.31', 0)]),
];
