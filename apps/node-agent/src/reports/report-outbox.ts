import type { EventReport, MachineReport, Report, StatisticsReport } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { CommandJournal } from '../commands/command-journal.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { oneLine } from '../shared/one-line.js';
import type { EventBuffer } from './event-buffer.js';

/** Where reports go while there is a connection; rejects when the report may not have arrived. */
export interface ReportSink {
  write(report: Report): Promise<void>;
  /** Gives the connection up, so that another one is made. */
  abandon(reason: string): void;
}

/** An event before it has its time. */
export interface NewEvent extends Pick<EventReport, 'event' | 'severity' | 'subject' | 'message'> {
  readonly steps: readonly string[];
}

/** Statistics wait where they are made; what was not written is offered again. */
export interface StatisticsSource {
  next(): { readonly report: StatisticsReport; readonly taken: () => void } | null;
}

type Progress = Extract<Report, { kind: 'progress' }>;
const MAX_PROGRESS = 100;

export interface ReportOutboxOptions {
  readonly journal: CommandJournal;
  readonly events: EventBuffer;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Brings reports to the stream in order of importance: outcomes, events, progress, the newest machine report, statistics.
 * Outcomes and events wait on the disk while there is no connection; of the rest only the newest is worth telling.
 */
export class ReportOutbox {
  private sink: ReportSink | null = null;
  private machine: MachineReport | null = null;
  private progresses: Progress[] = [];
  private statistics: StatisticsSource | null = null;
  private pumping: Promise<void> | null = null;

  constructor(private readonly options: ReportOutboxOptions) {}

  attach(sink: ReportSink): void {
    this.sink = sink;
    this.pump();
  }

  detach(sink: ReportSink): void {
    if (this.sink === sink) this.sink = null;
  }

  event(event: NewEvent): void {
    this.options.events.add({
      kind: 'event',
      at: this.options.clock.now().toISOString(),
      event: event.event,
      severity: event.severity,
      subject: oneLine(event.subject, 200),
      message: oneLine(event.message, 1000),
      steps: event.steps.slice(0, 1000).map((step) => oneLine(step, 500)),
    });
    this.pump();
  }

  progress(commandId: string, percent: number, message: string): void {
    this.progresses.push({ kind: 'progress', at: this.options.clock.now().toISOString(), commandId, percent, message });
    if (this.progresses.length > MAX_PROGRESS) this.progresses.shift();
    this.pump();
  }

  machineReport(report: MachineReport): void {
    this.machine = report;
    this.pump();
  }

  /** Where statistics are asked for after everything else, whenever something is told. */
  offerStatistics(source: StatisticsSource): void {
    this.statistics = source;
  }

  /** Tells outcomes that the journal has got meanwhile. */
  pump(): void {
    this.pumping ??= this.drain().finally(() => {
      this.pumping = null;
      if (this.sink !== null && this.hasMore()) this.pump();
    });
  }

  /** Resolves when everything is told, or when there is no connection to tell it. */
  async flushed(): Promise<void> {
    while (this.pumping !== null) await this.pumping;
    await this.options.events.saved();
  }

  private hasMore(): boolean {
    return (
      this.machine !== null ||
      this.options.events.first() !== undefined ||
      this.options.journal.undelivered().length > 0
    );
  }

  private async drain(): Promise<void> {
    for (let sink = this.sink; sink !== null; sink = this.sink) {
      try {
        if (!(await this.tellNext(sink))) return;
      } catch (error) {
        this.options.log.warn('a report could not be written', { error: messageOf(error) });
        this.detach(sink);
        sink.abandon(messageOf(error));
      }
    }
  }

  private async tellNext(sink: ReportSink): Promise<boolean> {
    const [outcome] = this.options.journal.undelivered();
    if (outcome !== undefined) {
      await sink.write({ kind: 'outcome', at: this.options.clock.now().toISOString(), outcome });
      await this.options.journal.markDelivered(outcome.commandId);
      return true;
    }
    const event = this.options.events.first();
    if (event !== undefined) {
      await sink.write(event);
      this.options.events.remove(event);
      return true;
    }
    const progress = this.progresses.shift();
    if (progress !== undefined) {
      await sink.write(progress);
      return true;
    }
    const machine = this.machine;
    this.machine = null;
    if (machine !== null) {
      await sink.write(machine);
      return true;
    }
    const statistics = this.statistics?.next() ?? null;
    if (statistics === null) return false;
    await sink.write(statistics.report);
    statistics.taken();
    return true;
  }
}
