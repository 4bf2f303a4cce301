import type { Scheduler, SchedulerFlag } from '#libs/domain';

export interface SchedulerHelp {
  readonly name: Scheduler;
  readonly title: string;
  /** One sentence: when to take it. */
  readonly bestWhen: string;
  /** What it looks at when it picks a server. */
  readonly looksAt: readonly ('weight' | 'connections' | 'client address' | 'virtual address' | 'nothing')[];
  readonly flags: readonly SchedulerFlag[];
}

type Facts = readonly [Scheduler, string, SchedulerHelp['looksAt'], string, (readonly SchedulerFlag[])?];

const FACTS: readonly Facts[] = [
  ['rr', 'Round robin', ['nothing'], 'Best when all servers are equal and requests are short and alike.'],
  ['wrr', 'Weighted round robin', ['weight'], 'Best when servers differ in strength and requests are short and alike.'],
  [
    'lc',
    'Least connections',
    ['connections'],
    'Best when all servers are equal and connections last differently long.',
  ],
  [
    'wlc',
    'Weighted least connections',
    ['weight', 'connections'],
    'Best when you are not sure: servers may differ, connections may be short or long.',
  ],
  [
    'lblc',
    'Locality-based least connections',
    ['virtual address', 'weight', 'connections'],
    'Best for caches behind many virtual IPs: one address stays on one server until that is busy.',
  ],
  [
    'lblcr',
    'Locality-based with replication',
    ['virtual address', 'weight', 'connections'],
    'Best for caches when one address can need more than one server.',
  ],
  [
    'dh',
    'Destination hashing',
    ['virtual address'],
    'Best for transparent caches: the same destination always meets the same server.',
  ],
  [
    'sh',
    'Source hashing',
    ['client address', 'weight'],
    'Best when a client must stay with its server without persistence, and the servers seldom change.',
    ['sh-fallback', 'sh-port'],
  ],
  [
    'mh',
    'Maglev hashing',
    ['client address', 'weight'],
    'Best when a client must stay with its server and servers come and go: hardly anybody else moves.',
    ['mh-fallback', 'mh-port'],
  ],
  [
    'sed',
    'Shortest expected delay',
    ['weight', 'connections'],
    'Best when servers differ much and the fastest shall be asked first.',
  ],
  [
    'nq',
    'Never queue',
    ['weight', 'connections'],
    'Best for few, heavy requests: an idle server is taken before a fast, busy one.',
  ],
  [
    'fo',
    'Weighted fail-over',
    ['weight'],
    'Best when one server does all and the others only stand by: the highest weight that lives gets everything.',
  ],
  [
    'ovf',
    'Weighted overflow',
    ['weight', 'connections'],
    'Best when one server shall be filled up to its weight in connections before the next one is used.',
  ],
  [
    'twos',
    'Power of two choices',
    ['weight', 'connections'],
    'Best for very many servers: of two picked by chance the less busy one is taken.',
  ],
];

/** Each scheduler in plain words; ipvsadm(8) and the kernel's ip_vs_*.c. */
export const SCHEDULER_HELP: readonly SchedulerHelp[] = FACTS.map(([name, title, looksAt, bestWhen, flags = []]) => ({
  ...{ name, title, looksAt, bestWhen, flags },
}));
