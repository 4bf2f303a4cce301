import type { ForwardingMethod, IpvsRealServer, Tunnel, TunnelChecksum, VirtualServiceConfig } from '#libs/domain';
import { DomainError } from '#libs/errors';
import { familyOfKey, formatEndpoint, renderKey } from './key.js';
import type { IpvsStep } from './step.js';

const METHOD_OPTIONS: Readonly<Record<ForwardingMethod, string>> = {
  'direct-routing': '-g',
  masquerading: '-m',
  tunneling: '-i',
};

const COMMANDS = {
  'add-service': '-A',
  'edit-service': '-E',
  'delete-service': '-D',
  'add-server': '-a',
  'edit-server': '-e',
  'delete-server': '-d',
} as const satisfies Record<IpvsStep['kind'], string>;

/** An IPv4 prefix length as ipvsadm(8) takes it for `-M`: 24 → 255.255.255.0. */
export function netmaskOf(prefixLength: number): string {
  const mask = prefixLength === 0 ? 0 : (0xffffffff << (32 - prefixLength)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (mask >>> shift) & 0xff).join('.');
}

function renderConfig(config: VirtualServiceConfig, isIpv6: boolean): string[] {
  const { persistence, schedulerFlags } = config;
  return [
    '-s',
    config.scheduler,
    ...(persistence === null ? [] : ['-p', String(persistence.timeoutSeconds)]),
    ...(persistence === null
      ? []
      : ['-M', isIpv6 ? String(persistence.prefixLength) : netmaskOf(persistence.prefixLength)]),
    ...(persistence?.engine ? ['--pe', persistence.engine] : []),
    ...(schedulerFlags.length === 0 ? [] : ['-b', schedulerFlags.join(',')]),
    ...(config.onePacket ? ['-o'] : []),
  ];
}

const CHECKSUM_OPTIONS: Readonly<Record<TunnelChecksum, string>> = {
  none: '--tun-nocsum',
  checksum: '--tun-csum',
  remote: '--tun-remcsum',
};

/** Nothing for plain ipip, which is what the kernel makes of no word. */
function renderTunnel(tunnel: Tunnel | null): string[] {
  if (tunnel === null || tunnel.type === 'ipip') return [];
  const port = tunnel.type === 'gue' ? ['--tun-port', String(tunnel.port)] : [];
  return ['--tun-type', tunnel.type, ...port, CHECKSUM_OPTIONS[tunnel.checksum]];
}

function renderServer(server: IpvsRealServer): string[] {
  const { forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold } = server.config;
  return [
    '-r',
    formatEndpoint(server),
    METHOD_OPTIONS[forwardingMethod],
    ...(forwardingMethod === 'tunneling' ? renderTunnel(tunnel) : []),
    '-w',
    String(weight),
    '-x',
    String(upperThreshold),
    '-y',
    String(lowerThreshold),
  ];
}

/** The last wall before a program: an argument with white space or control characters never becomes one. */
function refuseUnprintable(args: readonly string[]): void {
  const bad = args.find((arg) => !/^[\x21-\x7e]+$/.test(arg));
  if (bad === undefined) return;
  throw new DomainError('invalid-input', `The argument ${JSON.stringify(bad)} must not reach ipvsadm.`, {
    hint: 'Use printable characters without spaces.',
  });
}

/** The arguments of one `ipvsadm` command, all options explicit (ipvsadm(8), version 1.31). */
export function renderStep(step: IpvsStep): string[] {
  const args: string[] = [COMMANDS[step.kind], ...renderKey(step.service)];
  if (step.kind === 'add-service' || step.kind === 'edit-service') {
    args.push(...renderConfig(step.config, familyOfKey(step.service) === 'ipv6'));
  } else if (step.kind === 'add-server' || step.kind === 'edit-server') {
    args.push(...renderServer(step.server));
  } else if (step.kind === 'delete-server') {
    args.push('-r', formatEndpoint(step.server));
  }
  refuseUnprintable(args);
  return args;
}

/** Lines for `ipvsadm -R`, which runs each as a command and neither clears the table nor stops the rest. */
export function renderRestore(steps: readonly IpvsStep[]): string {
  return steps.map((step) => `${renderStep(step).join(' ')}\n`).join('');
}
