import { THRESHOLD_MAX, WEIGHT_DEFAULT, WEIGHT_MAX, type RealServerConfig } from '#libs/domain';
import type { Ledger, Statement } from '../ledger.js';
import { addressOf, portOf } from '../values.js';
import { CHECKERS, readChecker, type ReadChecker } from './checkers.js';
import { DEFAULT_FORWARDING, forwardingOf, type Forwarding } from './forwarding.js';
import { Scope } from './scope.js';
import { readTiming, type Timing } from './timing.js';

/** What a real server inherits from its virtual server. */
export interface ServerDefaults {
  readonly timing: Timing;
  readonly forwarding: Forwarding | undefined;
  readonly virtualHost: string | undefined;
  readonly isInhibited: boolean;
  /** Of the virtual server: 0 for firewall marks. */
  readonly port: number;
}

/** A `real_server` block, read. */
export interface ReadServer {
  readonly statement: Statement;
  readonly address: string;
  readonly port: number;
  readonly config: RealServerConfig;
  readonly checkers: readonly ReadChecker[];
  /** Checker blocks, taken or not. */
  readonly checkerCount: number;
  readonly isInhibited: boolean;
}

/** Scripts and mails at events: of real servers, virtual servers and VRRP instances. */
export const NOTICES = ['notify_up', 'notify_down', 'quorum_up', 'quorum_down', 'smtp_alert'] as const;
export const NOTICE_WHY = 'No scripts or mails are started by the director';
export const NOTICE_INSTEAD = 'Take the events from a webhook or from GET /events/stream.';

/** Reads one `real_server`; null when it names no server (the ledger knows why). */
export function readRealServer(ledger: Ledger, statement: Statement, defaults: ServerDefaults): ReadServer | null {
  const [, addressText = '', portText] = statement.words;
  const address = addressOf(addressText);
  const port = portText === undefined ? defaults.port : portOf(portText);
  if (address === null || port === null || statement.words.length > 3) {
    ledger.leave(statement, 'It is not an address with a port', 'Write real_server ADDRESS PORT.');
    return null;
  }
  ledger.take(statement);
  const scope = new Scope(ledger, statement.block);
  const timing = readTiming(scope, defaults.timing);
  const weight = scope.integer(['weight'], 0, WEIGHT_MAX) ?? WEIGHT_DEFAULT;
  const own = scope.value(['lvs_method', 'lb_kind'], forwardingOf, 'NAT, DR or TUN with its options');
  const upperThreshold = scope.integer(['uthreshold'], 0, THRESHOLD_MAX) ?? 0;
  const lowerThreshold = scope.integer(['lthreshold'], 0, THRESHOLD_MAX) ?? 0;
  const isInhibited = scope.flag('inhibit_on_failure') ?? defaults.isInhibited;
  const virtualHost = scope.text('virtualhost') ?? defaults.virtualHost;
  scope.leave(NOTICES, NOTICE_WHY, NOTICE_INSTEAD);
  scope.leave(['snmp_name'], 'There is no SNMP here', 'Read /metrics, or the statistics of the API.');
  const initial = 'The first result decides alone, so that no server leaves because of the takeover';
  scope.leave(['alpha'], initial, 'Set health.initialState to down after the takeover if it shall be so.');
  const blocks = scope.all(...CHECKERS);
  const checkers = blocks.flatMap((block) => {
    const read = readChecker(ledger, block, { timing, address, port, virtualHost });
    return read === null ? [] : [read];
  });
  const forwarding = own ?? defaults.forwarding ?? DEFAULT_FORWARDING;
  const config = { ...forwarding, weight, upperThreshold, lowerThreshold };
  return { statement, address, port, config, checkers, checkerCount: blocks.length, isInhibited };
}
