import { serviceHealth } from '#libs/contracts';
import {
  PERSISTENCE_ENGINES,
  PERSISTENCE_MAX_SECONDS,
  PROTOCOLS,
  SCHEDULERS,
  SCHEDULER_FLAGS,
  WEIGHT_MAX,
  type AddressFamily,
  type Persistence,
  type Scheduler,
  type SchedulerFlag,
  type VirtualServiceConfig,
} from '#libs/domain';
import type { Ledger, Statement } from '../ledger.js';
import { SERVICES_MAX } from '../malformed.js';
import { familyOf, hostPrefixOf, integerOf, prefixLengthOf } from '../values.js';
import { DEFAULT_FORWARDING, forwardingOf, type Forwarding } from './forwarding.js';
import type { Endpoint } from './groups.js';
import { poolChecks } from './pool-checks.js';
import { NOTICE_INSTEAD, NOTICE_WHY, NOTICES, readRealServer, type ReadServer } from './real-server.js';
import { Scope } from './scope.js';
import { readSorryServers } from './sorry-server.js';
import { readTiming } from './timing.js';

/** keepalived.conf(5): `persistence_timeout` without a value. */
const PERSISTENCE_SECONDS = 360;
const NO_PROTOCOL = 'It names no protocol; keepalived 2 takes UDP then, and so it is here.';
const NUMBERED: Readonly<Record<string, string>> = { 'flag-1': 'fallback', 'flag-2': 'port' };
const FLAG_NAMES = ['flag-1', 'flag-2', 'flag-3', ...SCHEDULER_FLAGS];

/** A `virtual_server` block without what it listens on. */
export interface ReadVirtualServer {
  readonly config: VirtualServiceConfig;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly family: AddressFamily;
  readonly snmpName: string | undefined;
  readonly health: ReturnType<typeof serviceHealth.parse>;
  readonly quorum: { readonly weight: number; readonly hysteresis: number } | null;
  readonly sorryServers: ReturnType<typeof readSorryServers>;
  readonly servers: readonly ReadServer[];
  readonly remarks: readonly string[];
}

function readFlags(scope: Scope, scheduler: Scheduler): SchedulerFlag[] {
  const flags: SchedulerFlag[] = [];
  for (const statement of scope.all(...FLAG_NAMES)) {
    const word = statement.words[0] ?? '';
    const name = NUMBERED[word] === undefined ? word : `${scheduler}-${NUMBERED[word]}`;
    const flag = SCHEDULER_FLAGS.find((one) => one === name && name.startsWith(`${scheduler}-`));
    if (flag === undefined) {
      scope.ledger.leave(statement, `The scheduler ${scheduler} has no such flag`, null);
      continue;
    }
    scope.ledger.take(statement);
    if (!flags.includes(flag)) flags.push(flag);
  }
  return flags;
}

/** keepalived makes a service on every port persistent by itself. */
function readPersistence(scope: Scope, family: AddressFamily, isOnEveryPort: boolean): Persistence | null {
  const read = ([word]: readonly string[]): number | null =>
    word === undefined ? PERSISTENCE_SECONDS : integerOf(word, 0, PERSISTENCE_MAX_SECONDS);
  const timeoutSeconds = scope.value(
    ['persistence_timeout'],
    read,
    `a time of at most ${PERSISTENCE_MAX_SECONDS} seconds`,
  );
  const mask = ([word]: readonly string[]): number | null => prefixLengthOf(word, family);
  const prefixLength = scope.value(['persistence_granularity'], mask, `a netmask for ${family}`);
  const engineOf = ([word]: readonly string[]): 'sip' | null => PERSISTENCE_ENGINES.find((one) => one === word) ?? null;
  const engine = scope.value(['persistence_engine'], engineOf, `one of ${PERSISTENCE_ENGINES.join(', ')}`);
  const isWanted = timeoutSeconds !== undefined || prefixLength !== undefined || engine !== undefined;
  if ((!isWanted && !isOnEveryPort) || timeoutSeconds === 0) return null;
  return {
    timeoutSeconds: timeoutSeconds ?? PERSISTENCE_SECONDS,
    prefixLength: prefixLength ?? hostPrefixOf(family),
    engine: engine ?? null,
  };
}

/** Of an address its own; of a mark that of its servers, or `ip_family` when all of them are tunnelled. */
function familyOfServer(scope: Scope, endpoint: Endpoint): AddressFamily {
  const named = scope.value(
    ['ip_family'],
    ([word]) => (word === 'inet' ? 'ipv4' : word === 'inet6' ? 'ipv6' : null),
    'inet or inet6',
  );
  if (endpoint.kind === 'address') return familyOf(endpoint.address);
  const servers = scope.all('real_server').map(({ words }) => familyOf(words[1] ?? ''));
  return endpoint.family ?? named ?? (servers.length > 0 && servers.every((one) => one === 'ipv6') ? 'ipv6' : 'ipv4');
}

function readQuorum(scope: Scope): { weight: number; hysteresis: number } | null {
  const weight = scope.integer(['quorum'], 1, WEIGHT_MAX) ?? 1;
  const hysteresis = scope.integer(['hysteresis'], 0, WEIGHT_MAX) ?? 0;
  if (weight === 1 && hysteresis === 0) return null;
  if (scope.all('sorry_server').length > 0) {
    if (hysteresis < weight) return { weight, hysteresis };
    scope.leave(['hysteresis'], 'It is not less than the quorum', 'Set pool.quorum.hysteresis after the takeover.');
    return { weight, hysteresis: 0 };
  }
  const why = 'Without a sorry server it starts scripts only; here a pool without quorum stops serving';
  scope.leave(['quorum', 'hysteresis'], why, 'Add a sorry server to the pool, then set pool.quorum.');
  return null;
}

function readServers(
  scope: Scope,
  port: number,
  timing: ReturnType<typeof readTiming>,
  forwarding: Forwarding,
): ReadServer[] {
  const isInhibited = scope.flag('inhibit_on_failure') ?? false;
  const virtualHost = scope.text('virtualhost');
  const servers = scope.all('real_server').flatMap((statement) => {
    const defaults = { timing, forwarding, virtualHost, isInhibited, port };
    return readRealServer(scope.ledger, statement, defaults) ?? [];
  });
  const seen = new Set<string>();
  return servers.filter(({ statement, address, port: own }) => {
    const name = `${address} ${own}`;
    if (seen.has(name) || seen.size >= SERVICES_MAX) {
      scope.ledger.leave(statement, 'This real server is there already', null);
      return false;
    }
    seen.add(name);
    return true;
  });
}

function leaveTheRest(scope: Scope): void {
  scope.leave(NOTICES, NOTICE_WHY, NOTICE_INSTEAD);
  const initial = 'The first result decides alone, so that no server leaves because of the takeover';
  scope.leave(['alpha'], initial, 'Set health.initialState to down after the takeover if it shall be so.');
  scope.leave(['omega'], 'Nothing is done at the end of the agent: the kernel goes on balancing', null);
  scope.leave(['ha_suspend'], 'Every director checks its services, so that it can take over at once', null);
}

/** Null for a server whose scheduler is none (the ledger knows why). */
export function readVirtualServer(ledger: Ledger, statement: Statement, endpoint: Endpoint): ReadVirtualServer | null {
  ledger.take(statement);
  const scope = new Scope(ledger, statement.block);
  const family = familyOfServer(scope, endpoint);
  const read = ([word]: readonly string[]): Scheduler | null => SCHEDULERS.find((one) => one === word) ?? null;
  const scheduler = scope.value(['lvs_sched', 'lb_algo'], read, `one of ${SCHEDULERS.join(', ')}`);
  if (scheduler === undefined && scope.all('lvs_sched', 'lb_algo').length > 0) {
    ledger.leave(statement, 'Its scheduler is not known here', 'Choose another scheduler, and import it again.');
    return null;
  }
  const protocolOf = ([word = '']: readonly string[]): 'tcp' | 'udp' | 'sctp' | null =>
    PROTOCOLS.find((one) => one === word.toLowerCase()) ?? null;
  const protocol = scope.value(['protocol'], protocolOf, 'TCP, UDP or SCTP');
  const flags = readFlags(scope, scheduler ?? 'wlc');
  const config = {
    scheduler: scheduler ?? 'wlc',
    schedulerFlags: SCHEDULER_FLAGS.filter((flag) => flags.includes(flag)),
    persistence: readPersistence(scope, family, endpoint.kind === 'address' && endpoint.port === 0),
    onePacket: scope.flag('ops') ?? false,
  };
  const timing = readTiming(scope, {});
  const method = scope.value(['lvs_method', 'lb_kind'], forwardingOf, 'NAT, DR or TUN with its options');
  const forwarding = method ?? DEFAULT_FORWARDING;
  const servers = readServers(scope, endpoint.kind === 'address' ? endpoint.port : 0, timing, forwarding);
  const { checks, remarks } = poolChecks(ledger, servers);
  const inhibited = servers.filter((server) => server.isInhibited);
  const isMixed = inhibited.length > 0 && inhibited.length < servers.length;
  const quorum = readQuorum(scope);
  const sorryServers = readSorryServers(scope, endpoint, forwarding);
  const snmpName = scope.text('snmp_name');
  leaveTheRest(scope);
  return {
    ...{ config, protocol: protocol ?? 'udp', family, snmpName, quorum, sorryServers, servers },
    health: serviceHealth.parse({ checks, onFailure: inhibited.length > 0 ? 'quiesce' : 'remove' }),
    remarks: [
      ...remarks,
      ...(isMixed
        ? ['Some of its servers have inhibit_on_failure: here all of them get weight 0 when they fail.']
        : []),
      ...(protocol === undefined && endpoint.kind === 'address' ? [NO_PROTOCOL] : []),
      ...(scheduler === undefined ? ['It names no scheduler; wlc is taken.'] : []),
      ...(checks.some(({ kind }) => kind === 'program')
        ? ["Its program gets the real server's address and port as last arguments, and runs as the user of the check."]
        : []),
    ],
  };
}
