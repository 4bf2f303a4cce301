import type { AgentConfig } from '#libs/config';
import type { Host } from '#libs/host';
import { composeAgent } from '../compose.js';
import { askAgent } from '../control/control-server.js';
import type { Failure } from '../machine-state/part.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';

interface LeaveAnswer {
  readonly wasMember: boolean;
  readonly failures: readonly Failure[];
}

/** Takes this machine out of its cluster without asking the manager. */
export async function leave(config: AgentConfig, host: Host, clock: Clock, log: Log): Promise<string> {
  const socket = config.controlSocket;
  const { wasMember, failures } =
    ((await askAgent(socket, 'POST', '/leave')) as LeaveAnswer | null) ?? (await leaveAlone());
  if (!wasMember) return 'This server is not a member of a cluster.\n';
  return describeLeaving(failures);

  async function leaveAlone(): Promise<LeaveAnswer> {
    // No agent runs: one that takes no commands does it.
    const agent = await composeAgent({ config: { ...config, pagePort: 0 }, host, clock, log, random: Math.random });
    return agent.leaveAndStop();
  }
}

/** Promises that all is undone only where it is. */
export function describeLeaving(failures: readonly Failure[]): string {
  const isUndone = failures.length === 0;
  return [
    isUndone
      ? 'This server has left the cluster; what the cluster changed on it is undone.'
      : 'This server has left the cluster, but not all that the cluster changed on it could be undone:',
    ...failures.map((failure) => `  ${failure.subject}: ${failure.message}`),
    ...(isUndone ? [] : ['Undo these by hand.']),
    'If the manager still lists it, remove it there with: directorate nodes remove NAME --force',
    '',
  ].join('\n');
}
