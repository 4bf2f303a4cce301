import { Option, type Command } from 'commander';
import type { Schemas } from '#libs/api-client';
import { UsageError } from '../exit-codes.js';
import { commaList, wholeNumber } from '../options.js';

/** The settings of a virtual service on the command line. */
export interface ServiceOptions {
  readonly scheduler?: Schemas['Scheduler'];
  readonly schedulerFlags?: string[];
  readonly persistence?: string;
  readonly persistencePrefix?: number;
  readonly onePacket?: boolean;
  readonly check?: string;
  readonly checkPort?: number;
  readonly checkInterval?: number;
  readonly checkTimeout?: number;
  readonly rise?: number;
  readonly fall?: number;
  readonly onFailure?: 'auto' | 'quiesce' | 'remove';
  readonly checkSpec?: string[];
  readonly policy?: string;
  readonly directors?: string[];
  readonly quorum?: number;
  readonly slowStart?: number;
  readonly enable?: boolean;
  readonly disable?: boolean;
}

export function asServiceSettings(command: Command): Command {
  return command
    .option('--scheduler <name>', 'how a server is picked: rr wrr lc wlc lblc lblcr dh sh mh sed nq fo ovf twos')
    .option('--scheduler-flags <flags>', 'for sh and mh, such as sh-port,sh-fallback', commaList)
    .option('--persistence <seconds>', 'same client, same server for a time; "off" ends it')
    .option('--persistence-prefix <bits>', 'groups clients by the first bits of their address', wholeNumber)
    .option('--one-packet', 'UDP: schedule each packet alone')
    .option(
      '--check <kind>',
      'how a server is checked: none tcp udp icmp http https smtp imap pop3 ftp dns ldap mysql …',
    )
    .option('--check-port <port>', "the checked port, when it is not the server's", wholeNumber)
    .option('--check-interval <ms>', 'milliseconds from one probe to the next', wholeNumber)
    .option('--check-timeout <ms>', 'milliseconds until a probe has failed', wholeNumber)
    .option('--rise <count>', 'good results in a row that bring a server back', wholeNumber)
    .option('--fall <count>', 'bad results in a row that take it out', wholeNumber)
    .addOption(
      new Option('--on-failure <action>', 'weight 0, or out of the table; auto: by protocol').choices([
        'auto',
        'quiesce',
        'remove',
      ]),
    )
    .option(
      '--check-spec <json>',
      'a whole check as JSON, such as {"kind":"http","target":"/healthz"}; may be repeated',
      many,
    )
    .option('--policy <name>', 'the policy that it follows in what it does not set itself; "default" is the cluster\'s')
    .option('--directors <ids>', 'the directors that balance it (ids with commas between them), or "all"', commaList)
    .option('--quorum <weight>', 'weight of healthy servers that the pool needs; 0 ends it', wholeNumber)
    .option('--slow-start <seconds>', 'time in which a server that came back gets its weight; 0 ends it', wholeNumber)
    .option('--enable', 'put it into the table of the directors')
    .option('--disable', "take it out of the directors' tables");
}

/** What names a service: `tcp/192.0.2.80:80`, `sctp/[2001:db8::1]:5060`, `fwmark/7/ipv6`. */
export function nameOfService(text: string): Schemas['VirtualServiceSpec'] {
  const byMark = /^fwmark\/(\d+)\/(ipv4|ipv6)$/.exec(text);
  if (byMark !== null) {
    return { kind: 'firewall-mark', mark: Number(byMark[1]), family: byMark[2] === 'ipv6' ? 'ipv6' : 'ipv4' };
  }
  const byAddress = /^(tcp|udp|sctp)\/(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(text);
  if (byAddress === null) {
    throw new UsageError(
      `${JSON.stringify(text)} names no service: write tcp/192.0.2.80:80, udp/[2001:db8::80]:53 or fwmark/7/ipv4.`,
    );
  }
  const [, protocol, v6, v4, port] = byAddress;
  return { protocol: protocol as Schemas['Protocol'], address: v6 ?? v4 ?? '', port: Number(port) };
}

/** Only what was named on the command line, so that the rest stays as it is. */
export function serviceSettings(options: ServiceOptions): Schemas['VirtualServiceSpecPatch'] {
  const health = healthOf(options);
  return {
    ...(options.scheduler === undefined ? {} : { scheduler: options.scheduler }),
    // The API checks the words; it names those that it does not know.
    ...(options.schedulerFlags === undefined
      ? {}
      : { schedulerFlags: options.schedulerFlags as Schemas['SchedulerFlag'][] }),
    ...(options.persistence === undefined ? {} : { persistence: persistenceOf(options.persistence, options) }),
    ...(options.onePacket === undefined ? {} : { onePacket: options.onePacket }),
    ...(health === null ? {} : { health }),
    ...poolOf(options),
    ...(options.policy === undefined ? {} : { policy: options.policy === 'default' ? null : options.policy }),
    ...(options.directors === undefined
      ? {}
      : { directorIds: options.directors.join() === 'all' ? null : options.directors }),
    ...(options.enable === true ? { enabled: true } : {}),
    ...(options.disable === true ? { enabled: false } : {}),
  };
}

function persistenceOf(text: string, { persistencePrefix }: ServiceOptions): Schemas['PersistenceSpec'] | null {
  if (text === 'off') return null;
  const timeoutSeconds = Number(text);
  if (!Number.isInteger(timeoutSeconds))
    throw new UsageError('--persistence takes a whole number of seconds, or "off".');
  return { timeoutSeconds, ...(persistencePrefix === undefined ? {} : { prefixLength: persistencePrefix }) };
}

/** For commander: an option that may be given several times. */
const many = (value: string, before: string[] = []): string[] => [...before, value];

function poolOf({ quorum, slowStart }: ServiceOptions): { pool?: Schemas['PoolPolicySpec'] } {
  if (quorum === undefined && slowStart === undefined) return {};
  return {
    pool: {
      ...(quorum === undefined ? {} : { quorum: quorum === 0 ? null : { weight: quorum } }),
      ...(slowStart === undefined ? {} : { slowStart: slowStart === 0 ? null : { seconds: slowStart } }),
    },
  };
}

function checkSpecOf(text: string): Schemas['HealthCheckSpec'] {
  try {
    // The API checks it; it points to what it does not know.
    return JSON.parse(text) as Schemas['HealthCheckSpec'];
  } catch {
    throw new UsageError(`--check-spec takes JSON, such as {"kind":"icmp"}, not ${JSON.stringify(text)}.`);
  }
}

function healthOf(options: ServiceOptions): Schemas['ServiceHealthSpec'] | null {
  const { check, checkPort, checkInterval, checkTimeout, rise, fall, onFailure } = options;
  const settings = {
    ...(checkPort === undefined ? {} : { port: checkPort }),
    ...(checkInterval === undefined ? {} : { intervalMs: checkInterval }),
    ...(checkTimeout === undefined ? {} : { timeoutMs: checkTimeout }),
    ...(rise === undefined ? {} : { rise }),
    ...(fall === undefined ? {} : { fall }),
  };
  const failure = onFailure === undefined ? {} : { onFailure };
  if (options.checkSpec !== undefined) return { checks: options.checkSpec.map(checkSpecOf), ...failure };
  if (check === 'none') return { checks: [], ...failure };
  if (check === undefined && Object.keys({ ...settings, ...failure }).length === 0) return null;
  // The API checks the kind; it names those that it knows.
  return { checks: [{ kind: check ?? 'tcp', ...settings } as Schemas['HealthCheckSpec']], ...failure };
}
