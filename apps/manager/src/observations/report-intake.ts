import { Injectable, Logger } from '@nestjs/common';
import type { EventReport, Report } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { AlarmsService } from '../alarms/alarms.service.js';
import { CommandAnswers } from '../commands/command-answers.js';
import { Transactor } from '../common/database/transactor.js';
import { EventsService } from '../events/events.service.js';
import type { Machine } from '../nodes/machine.js';
import { type ArrivedReport, StatisticsIntake } from '../statistics/statistics-intake.js';
import { ObservationStore } from './observation-store.js';
import { parseReport } from './parse-report.js';
import { RateLimit } from './rate-limit.js';

/** One entry of a machine's stream as Redis gives it. */
export interface StreamEntry {
  readonly id: string;
  /** When it was written, by the manager's clock. */
  readonly at: Date;
  /** JSON text, or null when the entry is of another form. */
  readonly text: string | null;
}

const EVENTS_PER_MINUTE = 120;

/** Takes what a machine reports into the record. All of it is untrusted: what does not fit is dropped and counted. */
@Injectable()
export class ReportIntake {
  private readonly logger = new Logger(ReportIntake.name);
  private readonly limit = new RateLimit(EVENTS_PER_MINUTE, 60_000);

  constructor(
    private readonly transactor: Transactor,
    private readonly store: ObservationStore,
    private readonly answers: CommandAnswers,
    private readonly events: EventsService,
    private readonly alarms: AlarmsService,
    private readonly statistics: StatisticsIntake,
  ) {}

  /** Takes entries and the place in the stream up to which they go in one transaction. */
  async take(machine: Pick<Machine, 'id' | 'name'>, entries: readonly StreamEntry[]): Promise<void> {
    const parsed: { readonly entry: StreamEntry; readonly report: Report | null }[] = [];
    for (const entry of entries) parsed.push({ entry, report: await parseReport(entry.text) });
    const newest = parsed.findLast(({ report }) => report?.kind === 'machine');
    const settle = await this.transactor.run(async (tx) => {
      const faults: string[] = [];
      const counted: ArrivedReport[] = [];
      const events: EventReport[] = [];
      for (const { entry, report } of parsed) {
        if (report === null) faults.push('a report does not fit the schema');
        else if (report.kind === 'event') events.push(report);
        else if (report.kind === 'statistics') counted.push({ report, arrivedAt: entry.at });
        else if (report.kind === 'machine') {
          if (entry === newest?.entry) await this.store.put(tx, machine.id, { report, observedAt: entry.at });
        } else if (!(await this.takeAnswer(tx, machine.id, report)))
          faults.push('an answer is to no command of this machine');
      }
      await tx.query(
        `INSERT INTO report_cursor (machine_id, entry_id) VALUES ($1, $2)
         ON CONFLICT (machine_id) DO UPDATE SET entry_id = excluded.entry_id`,
        [machine.id, entries.at(-1)?.id],
      );
      const settled = await this.takeCounted(tx, machine.id, counted, faults);
      await this.takeEvents(tx, machine, events, faults);
      return settled;
    });
    settle?.();
  }

  /** In a savepoint: statistics that cannot be stored take nothing else with them. */
  private async takeCounted(
    tx: EntityManager,
    machineId: string,
    counted: readonly ArrivedReport[],
    faults: string[],
  ): Promise<(() => void) | null> {
    if (counted.length === 0) return null;
    try {
      const settle = await tx.transaction((inner) => this.statistics.take(inner, machineId, counted));
      if (settle === null) faults.push('only directors report statistics');
      return settle;
    } catch (error) {
      this.logger.warn(`Statistics of ${machineId} were dropped: ${messageOf(error)}`);
      return null;
    }
  }

  private async takeAnswer(
    tx: EntityManager,
    machineId: string,
    report: Extract<Report, { kind: 'outcome' | 'progress' }>,
  ): Promise<boolean> {
    if (report.kind === 'outcome') return this.answers.accept(tx, machineId, report.outcome);
    if (!this.limit.allows(machineId, Date.now())) return true;
    return this.answers.progress(tx, machineId, report.commandId, `${Math.round(report.percent)} % ${report.message}`);
  }

  private async takeEvents(
    tx: EntityManager,
    { id, name }: Pick<Machine, 'id' | 'name'>,
    events: readonly EventReport[],
    faults: string[],
  ): Promise<void> {
    const subject = { type: 'node', id, name } as const;
    for (const { event, severity, subject: about, message, steps } of events) {
      if (this.limit.allows(id, Date.now())) {
        await this.events.record(tx, { type: event, severity, subject, message: `${about}: ${message}`, steps });
      } else faults.push('it reports too many events');
    }
    const fault = faults[0];
    if (fault === undefined) return;
    await this.alarms.raise(tx, {
      code: 'invalid-reports',
      severity: 'warning',
      subject,
      message: `${name} sent reports that were dropped: ${fault}.`,
      hint: 'Install the same release of Directorate on the node and on the manager; if it is the same, mistrust the node.',
    });
  }
}
