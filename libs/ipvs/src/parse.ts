import {
  SCHEDULERS,
  SCHEDULER_FLAGS,
  type ForwardingMethod,
  type IpvsRealServer,
  type IpvsService,
  type IpvsTable,
  type Persistence,
  type Protocol,
  type RealServerKey,
  type Scheduler,
  type SchedulerFlag,
  type Tunnel,
  type TunnelChecksum,
  type VirtualServiceConfig,
  type VirtualServiceKey,
} from '#libs/domain';
import { DomainError } from '#libs/errors';
import { familyOfKey, formatEndpoint, formatKey, markOf, parseEndpoint } from './key.js';

const VALUE_OPTIONS = new Set([
  '-t',
  '-u',
  '--sctp-service',
  '-f',
  '-s',
  '-p',
  '-M',
  '-b',
  '-r',
  '-w',
  '-x',
  '-y',
  '--pe',
  '--tun-type',
  '--tun-port',
]);
const METHODS: Readonly<Record<string, ForwardingMethod>> = {
  '-g': 'direct-routing',
  '-m': 'masquerading',
  '-i': 'tunneling',
};
const PROTOCOLS: Readonly<Record<string, Protocol>> = { '-t': 'tcp', '-u': 'udp', '--sctp-service': 'sctp' };
/** ipvsadm prints a hashing scheduler's flags by number when it does not know the scheduler. */
const NUMBERED_FLAGS: Readonly<Record<string, Readonly<Record<string, SchedulerFlag>>>> = {
  sh: { 'flag-1': 'sh-fallback', 'flag-2': 'sh-port' },
  mh: { 'flag-1': 'mh-fallback', 'flag-2': 'mh-port' },
};

type Options = ReadonlyMap<string, string>;

function unreadable(line: string, why: string): DomainError {
  return new DomainError(
    'command-failed',
    `ipvsadm printed a line that cannot be read (${why}): ${JSON.stringify(line)}.`,
  );
}

function readOptions(line: string): Options {
  const options = new Map<string, string>();
  const words = line.split(/\s+/).slice(1);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    options.set(word, VALUE_OPTIONS.has(word) ? (words.shift() ?? '') : '');
  }
  return options;
}

function readKey(options: Options, line: string): VirtualServiceKey {
  const mark = options.get('-f');
  if (mark !== undefined) {
    return { kind: 'firewall-mark', family: options.has('-6') ? 'ipv6' : 'ipv4', mark: markOf(mark) };
  }
  for (const [option, protocol] of Object.entries(PROTOCOLS)) {
    const text = options.get(option);
    const endpoint = text === undefined ? undefined : parseEndpoint(text);
    if (endpoint !== undefined) return { kind: 'address', protocol, ...endpoint };
  }
  throw unreadable(line, 'no service');
}

function readPrefixLength(mask: string | undefined, whole: number): number {
  if (mask === undefined) return whole;
  if (!mask.includes('.')) return Number(mask);
  const bits = mask.split('.').map((octet) => Number(octet).toString(2).replaceAll('0', '').length);
  return bits.reduce((sum, count) => sum + count, 0);
}

function readPersistence(options: Options, isIpv6: boolean): Persistence | null {
  const timeout = options.get('-p');
  if (timeout === undefined) return null;
  return {
    timeoutSeconds: Number(timeout),
    prefixLength: readPrefixLength(options.get('-M'), isIpv6 ? 128 : 32),
    engine: options.get('--pe') === 'sip' ? 'sip' : null,
  };
}

function readFlags(text: string | undefined, scheduler: string): SchedulerFlag[] {
  const known = (text ?? '').split(',').map((flag) => NUMBERED_FLAGS[scheduler]?.[flag] ?? flag);
  return SCHEDULER_FLAGS.filter((flag) => known.includes(flag));
}

/** Null for a scheduler of somebody else's making: such a service cannot be ours. */
function readConfig(options: Options, key: VirtualServiceKey): VirtualServiceConfig | null {
  const scheduler: Scheduler | undefined = SCHEDULERS.find((known) => known === options.get('-s'));
  if (scheduler === undefined) return null;
  return {
    scheduler,
    schedulerFlags: readFlags(options.get('-b'), scheduler),
    persistence: readPersistence(options, familyOfKey(key) === 'ipv6'),
    onePacket: options.has('-o'),
  };
}

const CHECKSUMS: Readonly<Record<string, TunnelChecksum>> = {
  '--tun-nocsum': 'none',
  '--tun-csum': 'checksum',
  '--tun-remcsum': 'remote',
};

/** Null for plain ipip, as everywhere. */
function readTunnel(options: Options): Tunnel | null {
  const type = options.get('--tun-type');
  if (type !== 'gue' && type !== 'gre') return null;
  const checksum = Object.entries(CHECKSUMS).find(([option]) => options.has(option))?.[1] ?? 'none';
  return { type, port: type === 'gue' ? Number(options.get('--tun-port') ?? '0') : 0, checksum };
}

function readServer(options: Options, line: string): IpvsRealServer {
  const endpoint = parseEndpoint(options.get('-r') ?? '');
  if (endpoint === undefined) throw unreadable(line, 'no real server');
  const method = Object.entries(METHODS).find(([option]) => options.has(option))?.[1];
  return {
    ...endpoint,
    config: {
      forwardingMethod: method ?? 'direct-routing',
      tunnel: method === 'tunneling' ? readTunnel(options) : null,
      weight: Number(options.get('-w') ?? '1'),
      upperThreshold: Number(options.get('-x') ?? '0'),
      lowerThreshold: Number(options.get('-y') ?? '0'),
    },
  };
}

/**
 * Reads what `ipvsadm -Sn` (1.31) prints. Thresholds are not part of that; merge them from the listing with `withThresholds`. A service
 * with a scheduler that is none of `SCHEDULERS` is left out.
 * @throws DomainError `command-failed` for a line that is neither a service nor a server.
 */
export function parseTable(saveOutput: string): IpvsTable {
  const services = new Map<string, IpvsService & { realServers: IpvsRealServer[] }>();
  const leftOut = new Set<string>();
  for (const line of saveOutput.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const options = readOptions(line);
    const key = readKey(options, line);
    if (line.startsWith('-A ')) {
      const config = readConfig(options, key);
      if (config === null) leftOut.add(formatKey(key));
      else services.set(formatKey(key), { key, config, realServers: [] });
    } else if (line.startsWith('-a ')) {
      if (leftOut.has(formatKey(key))) continue;
      const service = services.get(formatKey(key));
      if (service === undefined) throw unreadable(line, 'server before its service');
      service.realServers.push(readServer(options, line));
    } else throw unreadable(line, 'neither -A nor -a');
  }
  return [...services.values()];
}

export const sameServer = (one: RealServerKey, other: RealServerKey): boolean =>
  formatEndpoint(one) === formatEndpoint(other);
