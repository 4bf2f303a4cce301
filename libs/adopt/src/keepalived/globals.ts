import type { Ledger, Statement } from '../ledger.js';
import { integerOf } from '../values.js';

const DAEMON = 'It is about keepalived itself';
const VRRP = 'VRRP is not configured through an import';

/** Blocks of the top that concern neither services nor addresses, with the reason. */
const LEFT: Readonly<Record<string, readonly [why: string, whatInstead: string | null]>> = {
  vrrp_sync_group: [VRRP, 'Prefer the same director for the addresses of the group.'],
  vrrp_script: [VRRP, null],
  vrrp_track_process: [VRRP, null],
  vrrp_track_file: [VRRP, null],
  track_file: ['Files do not move weights here', 'Use a check of the kind file.'],
  track_group: [VRRP, null],
  garp_group: ['Addresses are announced by the agent', null],
  interface_up_down_delays: [VRRP, null],
  linkbeat_interfaces: [VRRP, null],
  linkbeat_use_polling: [VRRP, null],
  bfd_instance: ['There is no BFD here', 'Use an icmp check with an interval below a second.'],
  static_routes: ['Routes of the machine are not changed', 'Keep them in the configuration of the network.'],
  static_rules: ['Rules of the machine are not changed', 'Keep them in the configuration of the network.'],
  SSL: ['Files of keys are not read', 'Set ca, certificate and key in the tls part of the https checks.'],
  net_namespace: ['Services belong to the namespace of the agent', 'Run an agent in that namespace.'],
  net_namespace_ipvs: ['Services belong to the namespace of the agent', 'Run an agent in that namespace.'],
};

function leaveTimeouts(ledger: Ledger, statement: Statement): void {
  const names: Readonly<Record<string, string>> = { tcp: 'tcpSeconds', tcpfin: 'tcpFinSeconds', udp: 'udpSeconds' };
  const { words } = statement;
  const wanted = words.flatMap((word, index) => {
    const value = integerOf(words[index + 1], 1, 2_147_483);
    return names[word] === undefined || value === null ? [] : [`"${names[word]}":${value}`];
  });
  const instead = `PATCH /director-settings with {"timeouts":{${wanted.join(',')}}}.`;
  ledger.leave(statement, 'Timeouts belong to the director, not to a service', instead);
}

function readDefinition(ledger: Ledger, statement: Statement): void {
  switch (statement.words[0] ?? '') {
    case 'lvs_timeouts':
      leaveTimeouts(ledger, statement);
      return;
    case 'lvs_sync_daemon':
      ledger.leave(
        statement,
        'Connection sync belongs to the director, not to a service',
        'PATCH /director-settings with sync, and stop the daemon of keepalived first.',
      );
      return;
    case 'lvs_flush':
    case 'lvs_flush_on_stop':
      ledger.leave(
        statement,
        'The table is never flushed',
        'Take this line away and reload keepalived before you stop it, or it takes the adopted services along.',
      );
      return;
    default:
      ledger.leave(statement, DAEMON, null);
  }
}

/** Speaks for all that stands at the top and is neither service nor address. */
export function readGlobal(ledger: Ledger, statement: Statement): void {
  const name = statement.words[0] ?? '';
  const left = LEFT[name];
  if (left !== undefined) ledger.leave(statement, ...left);
  else if (name === 'global_defs') {
    ledger.take(statement);
    for (const inner of ledger.readable(statement.block)) readDefinition(ledger, inner);
  }
}
