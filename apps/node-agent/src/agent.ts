import { messageOf } from '#libs/errors';
import type { CommandExecutor } from './commands/command-executor.js';
import type { CommandJournal } from './commands/command-journal.js';
import type { Leaving } from './commands/leave.js';
import type { ControlServer } from './control/control-server.js';
import type { Director } from './director/director.js';
import type { IdentityStore } from './identity/identity.store.js';
import type { JoinServer } from './join/join-server.js';
import type { LocalPage } from './join/local-page.js';
import type { DocumentStore } from './machine-state/document.store.js';
import type { Failure } from './machine-state/part.js';
import type { Reconciler } from './machine-state/reconciler.js';
import type { QueueConnection } from './queue/queue-connection.js';
import type { NetworkPart } from './real-server/network.part.js';
import type { EventBuffer } from './reports/event-buffer.js';
import type { ReportOutbox } from './reports/report-outbox.js';
import type { Reporter } from './reports/reporter.js';
import type { ServiceRecords } from './services/service-records.js';
import type { Log } from './shared/log.js';
import type { StateFolder } from './shared/state-folder.js';
import type { StatisticsCollector } from './statistics/statistics-collector.js';
import { AGENT_VERSION } from './version.js';

export interface AgentParts {
  readonly folder: StateFolder;
  readonly identity: IdentityStore;
  readonly documents: DocumentStore;
  readonly journal: CommandJournal;
  readonly events: EventBuffer;
  readonly director: Director;
  readonly networkPart: NetworkPart;
  readonly serviceRecords: ServiceRecords;
  readonly reconciler: Reconciler;
  readonly executor: CommandExecutor;
  readonly outbox: ReportOutbox;
  readonly reporter: Reporter;
  readonly statistics: StatisticsCollector;
  readonly queue: QueueConnection;
  readonly leaving: Leaving;
  readonly joinServer: JoinServer;
  /** Null: the page is off. */
  readonly page: LocalPage | null;
  readonly control: ControlServer;
  readonly log: Log;
}

/** How long a command may go on when the agent is told to stop; what is cut off ends as interrupted. */
const COMMAND_GRACE_MS = 5000;

/** The whole agent: starts with what must never wait for anybody, the machine's own state. */
export class Agent {
  constructor(private readonly parts: AgentParts) {}

  async start(): Promise<void> {
    const { parts } = this;
    await this.load();
    const applied = parts.reconciler.wake();
    parts.reconciler.start();
    parts.director.start();
    await applied;
    await parts.executor.recover();
    if (parts.identity.member() !== null) {
      parts.outbox.event({
        event: 'agent-started',
        severity: 'info',
        subject: 'node agent',
        message: `Version ${AGENT_VERSION} started`,
        steps: [],
      });
    }
    parts.queue.start();
    parts.reporter.start();
    parts.statistics.start();
    await this.startOrWarn('the join API', () => parts.joinServer.start());
    if (parts.page !== null) await this.startOrWarn('the local page', () => parts.page?.start() ?? Promise.resolve());
    if (parts.identity.member()?.isLeaving === true) void this.goOnLeaving();
    parts.log.info('the agent is ready', {
      version: AGENT_VERSION,
      nodeId: parts.identity.get().nodeId,
      memberOf: parts.identity.member()?.clusterId ?? null,
    });
  }

  /** Ends the process's work; what the kernel does for the cluster goes on. */
  async stop(): Promise<void> {
    const { parts } = this;
    await Promise.all([parts.joinServer.stop(), parts.page?.stop(), parts.control.stop(), parts.reporter.stop()]);
    await Promise.all([parts.statistics.stop(), parts.director.stop()]);
    await parts.executor.idle(COMMAND_GRACE_MS);
    await parts.reconciler.stop();
    await parts.outbox.flushed();
    await parts.queue.stop();
    await parts.journal.close();
    parts.log.info('the agent has stopped');
  }

  /** Leaves the cluster without serving anybody; for a machine whose agent does not run. */
  async leaveAndStop(): Promise<{ wasMember: boolean; failures: readonly Failure[] }> {
    const { parts } = this;
    await this.load();
    const wasMember = parts.identity.member() !== null;
    parts.reconciler.start();
    const failures = wasMember ? await parts.leaving.undo() : [];
    if (wasMember) await parts.leaving.forget();
    await this.stop();
    return { wasMember, failures };
  }

  private async load(): Promise<void> {
    const { parts } = this;
    await parts.folder.prepare();
    await parts.control.start();
    await parts.identity.load();
    await Promise.all([
      parts.documents.load(),
      parts.journal.load(),
      parts.events.load(),
      parts.director.load(),
      parts.networkPart.load(),
      parts.serviceRecords.load(),
    ]);
  }

  /** A taken port must not keep a member from its work: it is tried again until it works. */
  private async startOrWarn(what: string, start: () => Promise<void>): Promise<void> {
    try {
      await start();
    } catch (error) {
      this.parts.log.error(`${what} cannot start`, { error: messageOf(error) });
      setTimeout(() => void this.startOrWarn(what, start), 5000).unref();
    }
  }

  private async goOnLeaving(): Promise<void> {
    try {
      const failures = await this.parts.leaving.undo();
      // Otherwise the manager sends the command again, and its outcome is the farewell.
      if (failures.length === 0 && this.parts.journal.hasSucceeded('node.leave'))
        await this.parts.leaving.sayFarewell();
    } catch (error) {
      this.parts.log.error('leaving the cluster failed', { error: messageOf(error) });
    }
  }
}
