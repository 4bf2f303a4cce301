import { messageOf } from '#libs/errors';
import type { MachineState } from '#libs/contracts';
import type { BackgroundProcess, BackgroundStart } from '#libs/host';
import { CommandFailed, CommandRefused } from '../commands/command-handlers.js';
import { Backoff } from '../shared/backoff.js';
import type { Clock } from '../shared/clock.js';
import { oneLine } from '../shared/one-line.js';
import type { ServiceCatalogue, ServiceDefinition } from './service-catalogue.js';
import type { ServiceRecords } from './service-records.js';

export interface ProcessPort {
  start(wanted: BackgroundStart): Promise<BackgroundProcess>;
  isAlive(process: BackgroundProcess): Promise<boolean>;
  exitOf(process: BackgroundProcess): string | null;
  find(marker: string): Promise<BackgroundProcess | null>;
  signal(process: BackgroundProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export interface ServiceStatus {
  readonly name: string;
  readonly state: 'running' | 'stopped' | 'failed';
  readonly detail: string;
  readonly since: string;
}

export interface ServiceSupervisorOptions {
  readonly catalogue: ServiceCatalogue;
  readonly records: ServiceRecords;
  readonly processes: ProcessPort;
  readonly clock: Clock;
  readonly random: () => number;
  /** Makes markers and log names of two agents on one machine differ. */
  readonly stateDir: string;
  readonly onChange: (status: ServiceStatus, former: ServiceStatus['state'] | null) => void;
}

interface Runner {
  readonly backoff: Backoff;
  startedMs: number;
  /** Monotonic time before which a crashed service is not started again. */
  notBeforeMs: number;
}

/** A service that ran so long has recovered: the next crash is waited for briefly again. */
const CALM_MS = 10_000;
/** A program that ends within this time after its start did not start. */
const SETTLE_MS = 300;
const POLL_MS = 50;

/** Keeps the machine's services as the document and commands want them; one change at a time. */
export class ServiceSupervisor {
  private readonly runners = new Map<string, Runner>();
  private readonly statuses = new Map<string, ServiceStatus>();
  private readonly searched = new Set<string>();
  private desired = new Map<string, boolean>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ServiceSupervisorOptions) {}

  status(): ServiceStatus[] {
    return [...this.statuses.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Starts what is wanted and does not run, stops what runs and is not wanted; answers what could not be done. */
  reconcile(services: MachineState['services']): Promise<{ subject: string; message: string }[]> {
    return this.alone(async () => {
      this.desired = new Map(services.map((service) => [service.name, service.enabled]));
      const catalogue = await this.options.catalogue.read();
      const faults = [...catalogue.faults];
      for (const name of new Set([
        ...catalogue.services.keys(),
        ...this.desired.keys(),
        ...this.options.records.names(),
      ])) {
        const definition = catalogue.services.get(name);
        try {
          const fault = await this.settle(name, definition);
          if (fault !== null) faults.push({ subject: `service ${name}`, message: fault });
        } catch (error) {
          faults.push({ subject: `service ${name}`, message: messageOf(error) });
        }
      }
      return faults;
    });
  }

  /**
   * Does what a command asks; it holds until the document says something new about the service. A program that it
   * starts finds the command's id in DIRECTORATE_COMMAND_ID, so that its log can tell who asked for it.
   */
  control(name: string, action: 'start' | 'stop' | 'restart', commandId?: string): Promise<ServiceStatus> {
    return this.alone(async () => {
      const { catalogue, records } = this.options;
      const definition = (await catalogue.read()).services.get(name);
      if (definition === undefined) {
        throw new CommandRefused('not-found', `There is no service ${name} in this machine's catalogue`);
      }
      const documentSaid = this.desired.get(name) ?? null;
      await records.setOverride(name, { isWanted: action !== 'stop', documentSaid });
      if (action !== 'start') await this.stop(name, definition);
      if (action !== 'stop') {
        this.runners.delete(name);
        await this.start(name, definition, commandId === undefined ? {} : { DIRECTORATE_COMMAND_ID: commandId });
      }
      const status = this.statuses.get(name);
      if (status === undefined || (action === 'stop') === (status.state === 'running') || status.state === 'failed') {
        throw new CommandFailed('service-failed', `Service ${name}: ${status?.detail ?? 'no state'}`, status ?? null);
      }
      return status;
    });
  }

  /** Stops everything that we started; for a machine that leaves the cluster. */
  stopAll(): Promise<void> {
    return this.alone(async () => {
      const { services } = await this.options.catalogue.read();
      for (const name of this.options.records.names()) await this.stop(name, services.get(name));
      this.desired = new Map();
      await this.options.records.clear();
    });
  }

  private async settle(name: string, definition: ServiceDefinition | undefined): Promise<string | null> {
    const running = await this.runningProcess(name);
    if (!(await this.isWanted(name))) {
      if (running !== null) await this.stop(name, definition);
      else if (this.statuses.get(name)?.state !== 'stopped') this.tell(name, 'stopped', 'not wanted');
      return null;
    }
    if (definition === undefined) {
      this.tell(name, 'failed', "not in this machine's catalogue");
      return "it is wanted, but not in this machine's catalogue";
    }
    if (running !== null) {
      this.tell(name, 'running', `pid ${running.pid}`);
      return null;
    }
    return this.revive(name, definition);
  }

  private async revive(name: string, definition: ServiceDefinition): Promise<string | null> {
    const nowMs = this.options.clock.monotonicMs();
    const runner = this.runnerOf(name);
    const record = this.options.records.process(name);
    if (record !== null) {
      // It ran and ends by itself: wait, the longer the more often it happens.
      const how = this.options.processes.exitOf(record) ?? 'its end was not seen';
      if (nowMs - runner.startedMs > CALM_MS) runner.backoff.reset();
      runner.notBeforeMs = nowMs + runner.backoff.next();
      await this.options.records.setProcess(name, null);
      this.tell(name, 'failed', `ended by itself: ${how}`);
    }
    if (nowMs < runner.notBeforeMs) return `${this.statuses.get(name)?.detail ?? 'ended'}; it is started again soon`;
    await this.start(name, definition);
    const status = this.statuses.get(name);
    return status?.state === 'failed' ? status.detail : null;
  }

  private async start(name: string, definition: ServiceDefinition, cause: Record<string, string> = {}): Promise<void> {
    const { processes, records, stateDir, clock } = this.options;
    if ((await this.runningProcess(name)) !== null) return;
    const runner = this.runnerOf(name);
    runner.startedMs = clock.monotonicMs();
    const [program, ...args] = definition.argv;
    try {
      const { cwd } = definition;
      const env = { ...definition.env, ...cause };
      const logFile = `${stateDir}/log/${name}.log`;
      const process = await processes.start({ program, args, env, cwd, logFile, marker: this.markerOf(name) });
      await records.setProcess(name, process);
      await clock.sleep(SETTLE_MS);
      if (await processes.isAlive(process)) this.tell(name, 'running', `pid ${process.pid}`);
      else this.tell(name, 'failed', `ended at once: ${processes.exitOf(process) ?? 'unknown'}; see ${logFile}`);
    } catch (error) {
      runner.notBeforeMs = clock.monotonicMs() + runner.backoff.next();
      this.tell(name, 'failed', messageOf(error));
    }
  }

  private async stop(name: string, definition: ServiceDefinition | undefined): Promise<void> {
    const { processes, records, clock } = this.options;
    const process = await this.runningProcess(name);
    if (process !== null) {
      await processes.signal(process, 'SIGTERM');
      const deadlineMs = clock.monotonicMs() + (definition?.stopTimeoutSeconds ?? 10) * 1000;
      while ((await processes.isAlive(process)) && clock.monotonicMs() < deadlineMs) await clock.sleep(POLL_MS);
      await processes.signal(process, 'SIGKILL');
    }
    await records.setProcess(name, null);
    this.tell(name, 'stopped', process === null ? 'did not run' : 'stopped');
  }

  /** The service's process; one that was started just before a crash is found by its marker, once. */
  private async runningProcess(name: string): Promise<BackgroundProcess | null> {
    const { processes, records } = this.options;
    const record = records.process(name);
    if (record !== null) return (await processes.isAlive(record)) ? record : null;
    if (this.searched.has(name)) return null;
    const found = await processes.find(this.markerOf(name));
    this.searched.add(name);
    if (found !== null) await records.setProcess(name, found);
    return found;
  }

  private async isWanted(name: string): Promise<boolean> {
    const { records } = this.options;
    const documentSays = this.desired.get(name) ?? null;
    const override = records.override(name);
    if (override === null) return documentSays ?? false;
    if (override.documentSaid === documentSays) return override.isWanted;
    await records.setOverride(name, null);
    return documentSays ?? false;
  }

  private runnerOf(name: string): Runner {
    const known = this.runners.get(name);
    if (known !== undefined) return known;
    const backoff = new Backoff({ firstMs: 500, maxMs: 30_000, random: this.options.random });
    const runner = { backoff, startedMs: this.options.clock.monotonicMs(), notBeforeMs: 0 };
    this.runners.set(name, runner);
    return runner;
  }

  private tell(name: string, state: ServiceStatus['state'], detail: string): void {
    const former = this.statuses.get(name);
    if (former?.state === state && former.detail === detail) return;
    const since = former?.state === state ? former.since : this.options.clock.now().toISOString();
    const status: ServiceStatus = { name, state, detail: oneLine(detail, 300), since };
    this.statuses.set(name, status);
    if (former?.state !== state) this.options.onChange(status, former?.state ?? null);
  }

  private markerOf(name: string): string {
    return `${this.options.stateDir}:${name}`;
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}
