import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { CommandAnswers } from '../../commands/command-answers.js';
import { CommandQueues } from '../../commands/command-queues.js';
import { CommandRepository } from '../../commands/command.repository.js';
import type { Command } from '../../commands/command.js';
import { Clock } from '../../common/clock.js';
import { rowsOf } from '../../common/database/rows-of.js';
import { Transactor } from '../../common/database/transactor.js';
import { MachineDirectory } from '../../nodes/machine-directory.js';
import { isFinished, type Operation } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';
import type { CheckTrialView } from './check-trial.dto.js';
import { TRIAL_KIND } from './check-trials.service.js';
import { TRIAL_PATIENCE_MS } from './trial-director.js';
import { trialView } from './trial-view.js';

interface TrialReport {
  readonly operation: Operation;
  readonly view: CheckTrialView;
}

/** What came of trials; one whose director says nothing ends all the same. */
@Injectable()
export class TrialReports {
  constructor(
    private readonly operations: OperationsService,
    private readonly commands: CommandRepository,
    private readonly answers: CommandAnswers,
    private readonly queues: CommandQueues,
    private readonly machines: MachineDirectory,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** The trial when it has ended, or after the time. */
  async after(id: string, waitSeconds: number): Promise<TrialReport> {
    if (waitSeconds > 0) await this.operations.waitFor(id, Math.min(waitSeconds * 1000, TRIAL_PATIENCE_MS));
    return this.of(id);
  }

  async of(id: string): Promise<TrialReport> {
    const known = await this.find(id);
    const ageMs = this.clock.now().getTime() - known.operation.createdAt.getTime();
    const isOverdue = !isFinished(known.operation.state) && ageMs >= TRIAL_PATIENCE_MS;
    if (isOverdue) await this.giveUp(known.command);
    const { operation, command } = isOverdue ? await this.find(id) : known;
    return { operation, view: trialView(operation, command, await this.machines.list(this.transactor.reader)) };
  }

  /** Ends trials that nobody asks about any more. */
  async settle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - TRIAL_PATIENCE_MS);
    const overdue = await rowsOf<{ id: string }>(
      this.transactor.reader,
      `SELECT id FROM operation WHERE kind = $1 AND state = 'running' AND created_at <= $2`,
      [TRIAL_KIND, before],
    );
    for (const { id } of overdue) await this.of(id);
  }

  private async find(id: string): Promise<{ operation: Operation; command: Command }> {
    const operation = await this.operations.get(id).catch(() => null);
    const commands = await this.commands.ofOperation(this.transactor.reader, id);
    // A command that was asked once more, under a later epoch, answers for the first.
    const command = commands.at(-1);
    if (operation?.kind !== TRIAL_KIND || command === undefined) {
      throw new DomainError('not-found', `There is no trial ${id}.`);
    }
    return { operation, command };
  }

  private async giveUp({ id, machineId, machineName, operationId }: Command): Promise<void> {
    await this.queues.take(machineId, id).catch(() => false);
    await this.transactor.run(async (tx) => {
      const locked = await this.commands.lock(tx, id);
      if (locked === null || locked.finishedAt !== null) return;
      const message = `${machineName} has not answered within ${TRIAL_PATIENCE_MS / 1000} s.`;
      const hint = 'Look whether its agent runs and reaches the manager: systemctl status directorate-agent.';
      await this.operations.fail(operationId, { code: 'command-timeout', message, hint }, tx);
      await this.answers.cancel(tx, locked, message);
    });
  }
}
