import { messageOf } from '#libs/errors';
import { formatKey, type IpvsStep } from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import type { IpvsApplyResult, IpvsPort } from './ipvs-port.js';

const TABLE = 'inet directorate_scheduler_change';
/** Takes away what an agent left that ended in the middle. */
const GONE = `add table ${TABLE}\ndelete table ${TABLE}\n`;
const SILENCE = `${GONE}table ${TABLE} {
  chain refusals {
    type filter hook output priority filter; policy accept;
    icmp type destination-unreachable icmp code port-unreachable drop
    icmpv6 type destination-unreachable icmpv6 code port-unreachable drop
  }
}
`;

/**
 * Lets nobody be refused while a service gets another scheduler. The kernel leaves the service without any until all processors have let
 * the old one go (`ip_vs_edit_service`), and answers new connections with ICMP port unreachable meanwhile. A client that hears nothing
 * instead asks again and is served.
 */
export class SchedulerChanges {
  private busy: Promise<unknown> = Promise.resolve();
  private hasTold = false;

  constructor(
    private readonly runner: CommandRunner,
    private readonly tell: (line: string) => void,
  ) {}

  /** Before the first change: an agent may have been killed while it was silent. */
  async begin(): Promise<void> {
    await this.nft(GONE);
  }

  /** Runs the steps; silently when one of them changes a scheduler. */
  async apply(port: IpvsPort, steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
    if (!(await changesScheduler(port, steps))) return port.apply(steps);
    const result = this.busy.then(async () => {
      await this.nft(SILENCE);
      try {
        return await port.apply(steps);
      } finally {
        if (!(await this.nft(GONE))) await this.nft(GONE);
      }
    });
    this.busy = result.catch(() => undefined);
    return result;
  }

  /** The change is wanted without nftables too; then the kernel refuses for a moment, as ever. */
  private async nft(stdin: string): Promise<boolean> {
    try {
      await this.runner.run({ program: 'nft', args: ['-f', '-'], stdin });
      return true;
    } catch (error) {
      if (!this.hasTold) this.tell(`New connections may be refused while a scheduler is changed: ${messageOf(error)}`);
      this.hasTold = true;
      return false;
    }
  }
}

async function changesScheduler(port: IpvsPort, steps: readonly IpvsStep[]): Promise<boolean> {
  const edits = steps.flatMap((step) => (step.kind === 'edit-service' ? [step] : []));
  if (edits.length === 0) return false;
  const present = new Map((await port.table()).map(({ key, config }) => [formatKey(key), config.scheduler]));
  return edits.some(({ service, config }) => {
    const scheduler = present.get(formatKey(service));
    return scheduler !== undefined && scheduler !== config.scheduler;
  });
}
