import type { CheckResult } from '#libs/contracts';

/**
 * Commands for the node, by check: each mends what the check found, or shows its cause. They are the manager's own words;
 * nothing that a node reports becomes part of one.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  'reach-node': 'directorate-agent status',
  'reach-manager': 'ip -brief address && ip route',
  'clock-skew': 'apt-get install -y chrony && systemctl enable --now chrony',
  'agent-version': 'directorate-agent --version',
  membership: 'directorate-agent leave',
  'kernel-modules': 'apt-get install -y linux-image-amd64 && modprobe ip_vs',
  'method-direct-routing': 'ip -brief address && ip neighbour',
  'method-tunneling': 'modprobe -a ipip ip6_tunnel',
  'method-masquerading': 'ip route && ip rule',
  'virtual-ip-conflict': 'ip neighbour',
  disk: 'df -h /var/lib && du -xhd1 /var | sort -h',
  ports: 'ss -ltnp',
};

/** What to run on the node about a line of its test; null when it passed, or no command helps. */
export const mendingCommand = ({ check, result }: Pick<CheckResult, 'check' | 'result'>): string | null =>
  result === 'pass' ? null : (COMMANDS[check] ?? null);
