/** One sysctl of `net.ipv4.vs.*`; Documentation/networking/ipvs-sysctl.rst of the kernel. */
export interface KernelSetting {
  /** The last word. */
  readonly name: string;
  /** What a fresh kernel has; null: it works that out from the machine. */
  readonly kernelDefault: string | null;
  /** What a hosting director shall have; null: left as it is found. */
  readonly hosting: string | null;
  readonly shape: 'number' | 'pair' | 'cpu-list';
  /** Of each number. */
  readonly min: number;
  readonly max: number;
  /** What it does, and why our value is better for hosting than another. */
  readonly reason: string;
}

const INT_MAX = 2_147_483_647;

type Bounds = readonly [min: number, max: number];

const setting = (
  name: string,
  [kernelDefault, hosting]: readonly [string | null, string | null],
  [min, max]: Bounds,
  reason: string,
  shape: KernelSetting['shape'] = 'number',
): KernelSetting => ({ name, kernelDefault, hosting, shape, min, max, reason });

const SWITCH: Bounds = [0, 1];
const DEFENCE: Bounds = [0, 3];

/** The settings that matter, with what a hosting director shall have. Bounds are the kernel's (net/netfilter/ipvs/ip_vs_ctl.c). */
export const KERNEL_SETTINGS: readonly KernelSetting[] = [
  setting(
    'expire_nodest_conn',
    ['0', '1'],
    SWITCH,
    'Connections of a server that was removed end at their next packet instead of going nowhere until they time out.',
  ),
  setting(
    'expire_quiescent_template',
    ['0', '1'],
    SWITCH,
    'Persistent clients of a server with weight 0 move to one that answers; off only while a drain lets them stay.',
  ),
  setting(
    'conn_reuse_mode',
    ['1', '1'],
    [0, 3],
    'A client port that is used again gets a fresh decision instead of the server of a connection that has ended.',
  ),
  setting(
    'drop_entry',
    ['0', '1'],
    DEFENCE,
    'In a flood half-open connections are dropped from the table, but only once memory falls below amemthresh.',
  ),
  setting('drop_packet', ['0', null], DEFENCE, "In short memory every n-th packet is dropped, good clients' too."),
  setting(
    'secure_tcp',
    ['0', null],
    DEFENCE,
    'Shortens TCP states in a flood; it also cuts slow clients, so it is for the admin to choose.',
  ),
  setting('amemthresh', ['1024', null], [0, INT_MAX], 'Free pages of memory below which the defences begin.'),
  setting('am_droprate', ['10', null], [0, INT_MAX], 'One packet in so many is dropped while drop_packet is 3.'),
  setting(
    'conntrack',
    ['0', '1'],
    SWITCH,
    'A stateful firewall knows the answers of masqueraded servers, and FTP by masquerading works; it costs some memory.',
  ),
  setting(
    'backup_only',
    ['0', null],
    SWITCH,
    'A director with a backup sync daemon does not balance; wrong where one machine is master and backup at once.',
  ),
  setting(
    'nat_icmp_send',
    ['0', null],
    SWITCH,
    'Tells a masqueraded server of connections that are unknown; it would also refuse answers to direct visitors.',
  ),
  setting('pmtu_disc', ['1', '1'], SWITCH, 'Clients learn the smaller packet size of tunnels instead of hanging.'),
  setting(
    'snat_reroute',
    ['1', '1'],
    SWITCH,
    'Answers of masqueraded servers leave by the route of the virtual IP, which several uplinks need.',
  ),
  setting('schedule_icmp', ['0', null], SWITCH, 'Balances ICMP of no known connection; anycast directors need it.'),
  setting('sloppy_tcp', ['0', null], SWITCH, 'A TCP connection may begin in its middle; for directors without sync.'),
  setting('sloppy_sctp', ['0', null], SWITCH, 'An SCTP association may begin in its middle; as sloppy_tcp.'),
  setting('ignore_tunneled', ['0', null], SWITCH, 'Packets that came through a tunnel are not balanced again.'),
  setting('cache_bypass', ['0', null], SWITCH, 'For web caches: with no server left packets go to where they wanted.'),
  setting('run_estimation', ['1', '1'], SWITCH, 'Without it the kernel shows no rates.'),
  setting('est_nice', ['0', null], [-20, 19], 'Priority of the threads that work out rates.'),
  setting('est_cpulist', [null, null], [0, INT_MAX], 'Processors that work out rates.', 'cpu-list'),
  setting(
    'sync_threshold',
    ['3 50', null],
    [0, INT_MAX],
    'A connection is told to the backup at its 3rd packet and each 50th after: short ones need no telling.',
    'pair',
  ),
  setting('sync_refresh_period', ['0', null], [0, INT_MAX], 'Seconds between two sync messages of one connection.'),
  setting('sync_retries', ['0', null], [0, 3], 'How often a sync message is sent again within the refresh period.'),
  setting('sync_qlen_max', [null, null], [0, INT_MAX], 'Sync messages that may wait to be sent.'),
  setting('sync_sock_size', ['0', null], [0, INT_MAX], 'Bytes of the sync sockets’ buffers; 0 is the system’s.'),
  setting('sync_ports', ['1', null], [1, 64], 'Threads and UDP ports of sync, a power of 2.'),
  setting('sync_persist_mode', ['0', null], [0, 2], 'Which connections are synchronised: all, or templates first.'),
  setting('sync_version', ['1', null], SWITCH, 'Version of the sync messages; 1 since Linux 2.6.39.'),
  setting(
    'conn_lfactor',
    ['-4', null],
    [-8, 8],
    'How full the connection table gets before it grows (newest kernels).',
  ),
  setting('svc_lfactor', [null, null], [-8, 8], 'How full the service table gets before it grows (newest kernels).'),
  setting('debug_level', ['0', null], [0, INT_MAX], 'How much the kernel logs, where it was built to.'),
];

/** The values that a hosting director shall have, with the reasons. */
export const HOSTING_SETTINGS: readonly { readonly name: string; readonly value: string; readonly reason: string }[] =
  KERNEL_SETTINGS.flatMap(({ name, hosting, reason }) => (hosting === null ? [] : [{ name, value: hosting, reason }]));
