import { ulid } from 'ulid';
import { probe } from '#libs/checks';
import type { AgentConfig } from '#libs/config';
import { BackgroundProcesses, createProbeTools, type Host } from '#libs/host';
import { managerServerName } from '#libs/pki';
import { Agent } from './agent.js';
import { CommandExecutor } from './commands/command-executor.js';
import { CommandJournal } from './commands/command-journal.js';
import { Diagnosis } from './commands/diagnosis.js';
import { commandHandlers, type HandlerParts } from './commands/handlers.js';
import { Leaving } from './commands/leave.js';
import { runningStatus } from './control/agent-status.js';
import { ControlServer } from './control/control-server.js';
import { composeDirector } from './director/compose-director.js';
import { IdentityStore } from './identity/identity.store.js';
import { composeJoin } from './join/compose-join.js';
import { systemLoad } from './load/load-reader.js';
import { DocumentStore } from './machine-state/document.store.js';
import { Reconciler } from './machine-state/reconciler.js';
import { ownAddresses, readMachineFacts, segmentDevice } from './machine/machine-facts.js';
import { QueueConnection, type QueueConnectionOptions } from './queue/queue-connection.js';
import { NetworkPart } from './real-server/network.part.js';
import { EventBuffer } from './reports/event-buffer.js';
import { ReportOutbox, type NewEvent } from './reports/report-outbox.js';
import { Reporter } from './reports/reporter.js';
import { ServiceCatalogue } from './services/service-catalogue.js';
import { ServiceRecords } from './services/service-records.js';
import { ServiceSupervisor, type ServiceStatus } from './services/service-supervisor.js';
import type { Clock } from './shared/clock.js';
import type { Log } from './shared/log.js';
import { StateFolder } from './shared/state-folder.js';
import { StatisticsCollector } from './statistics/statistics-collector.js';

const RECONCILE_INTERVAL_MS = 1500;
/** Every second run: what somebody changed by hand is mended within five seconds. */
const NETWORK_LOOK_MS = 3500;

/** What differs between a real agent and one in a spec. */
export interface AgentSurroundings {
  readonly config: AgentConfig;
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

/** BullMQ takes long to load: it is loaded when there is a manager to speak to, after the machine's own state stands. */
const openSession: QueueConnectionOptions['open'] = async (access, onJob, onFault) => {
  const { RedisSession } = await import('./queue/redis-session.js');
  return RedisSession.open(access, onJob, onFault);
};

/** Builds the whole agent by hand; the only place that knows all of its parts. */
export async function composeAgent({ config, host, clock, log, random }: AgentSurroundings): Promise<Agent> {
  const machine = await readMachineFacts();
  const folder = new StateFolder(config.stateDir);
  const identity = new IdentityStore(folder, ulid);
  const documents = new DocumentStore(folder, log);
  const journal = new CommandJournal(folder);
  const events = new EventBuffer(folder, (error) => log.error('the event file has a fault', { error: String(error) }));
  const outbox = new ReportOutbox({ journal, events, clock, log });

  const networkPart = new NetworkPart({
    network: host.network,
    folder,
    device: () => segmentDevice(config.device, config.addresses),
    clock,
    lookEveryMs: NETWORK_LOOK_MS,
  });
  const tools = createProbeTools(host.commands);
  const probeOnce: HandlerParts['probe'] = (check, target) => probe(check, target, tools);
  const director = composeDirector({
    probe: probeOnce,
    ...{ host, folder, bootId: machine.bootId, documents, clock, log, random },
    device: () => segmentDevice(config.device, config.addresses),
    member: () => identity.member(),
    ownAddresses,
    isNetworkReady: () => networkPart.isSettled(),
    tell: (event) => outbox.event(event),
    wakeReconciler: () => void reconciler.wake(),
    wakeReporter: () => reporter.wake(),
  });
  const serviceRecords = new ServiceRecords(folder, machine.bootId);
  const services = new ServiceSupervisor({
    catalogue: new ServiceCatalogue(config.servicesDir),
    records: serviceRecords,
    processes: new BackgroundProcesses(),
    clock,
    random,
    stateDir: config.stateDir,
    onChange: (status, former) => {
      if (former !== null) outbox.event(serviceEvent(status, former));
      reporter.wake();
    },
  });
  const reconciler: Reconciler = new Reconciler({
    documents,
    mandate: () => identity.member(),
    parts: [...director.before, networkPart, ...director.after],
    services: (wanted) => services.reconcile(wanted),
    outbox,
    clock,
    log,
    intervalMs: RECONCILE_INTERVAL_MS,
    onRun: (didChange) => {
      if (didChange) reporter.wake();
    },
  });

  const leaving = new Leaving({ identity, documents, journal, reconciler, services, outbox, clock, log });
  const diagnosis = new Diagnosis({
    host,
    machine,
    identity,
    documents,
    reconciler,
    director: director.table,
    services,
    queue: () => queue.status(),
    clock,
  });
  const reporter: Reporter = new Reporter({
    machine,
    identity,
    documents,
    reconciler,
    director,
    network: networkPart,
    services,
    load: systemLoad(config.queueFile, clock),
    outbox,
    isConnected: () => queue.status().isConnected,
    clock,
    log,
  });
  const statistics = new StatisticsCollector({
    services: () => documents.current()?.director?.virtualServices ?? null,
    statistics: () => director.table.statistics(),
    onReady: () => outbox.pump(),
    clock,
    log,
  });
  outbox.offerStatistics(statistics);
  const executor = new CommandExecutor({
    journal,
    identity,
    handlers: commandHandlers({
      ...{ identity, documents, reconciler, director, services, reporter, diagnosis, leaving },
      ...{ probe: probeOnce, clock },
    }),
    clock,
    log,
    onProgress: (commandId, percent, message) => outbox.progress(commandId, percent, message),
    onOutcome: (ended) => {
      outbox.pump();
      if (ended?.type === 'node.leave' && ended.outcome === 'succeeded') void leaving.sayFarewell();
    },
  });
  const queue: QueueConnection = new QueueConnection({
    identity,
    outbox,
    onJob: (job) => executor.execute(job),
    open: openSession,
    serverName: managerServerName,
    clock,
    log,
    random,
    onConnected: () => reporter.wake(),
  });
  const { joinServer, page } = composeJoin({
    config,
    host,
    folder,
    identity,
    machine,
    clock,
    log,
    onNewMember: async () => {
      await documents.remove();
      await journal.forgetAll();
    },
    isConnected: () => queue.status().isConnected,
  });
  const control = new ControlServer(
    config.controlSocket,
    {
      status: () => Promise.resolve(runningStatus({ identity, documents, reconciler, queue, services })),
      leave: async () => {
        if (identity.member() === null) return { wasMember: false, failures: [] };
        const failures = await leaving.undo();
        await leaving.forget();
        return { wasMember: true, failures };
      },
    },
    log,
  );
  return new Agent({
    folder,
    identity,
    documents,
    journal,
    events,
    director,
    networkPart,
    serviceRecords,
    reconciler,
    executor,
    outbox,
    reporter,
    statistics,
    queue,
    leaving,
    joinServer,
    page,
    control,
    log,
  });
}

function serviceEvent(status: ServiceStatus, former: ServiceStatus['state']): NewEvent {
  return {
    event: 'service-changed',
    severity: status.state === 'failed' ? 'error' : 'info',
    subject: `service ${status.name}`,
    message: `${former} → ${status.state}: ${status.detail}`,
    steps: [],
  };
}
