import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { rowsOf } from '../../common/database/rows-of.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import type { Machine } from '../../nodes/machine.js';
import { MachineRepository } from '../../nodes/machine.repository.js';
import { ObservationsService } from '../../observations/observations.js';

/** How long a director may take for a trial; after that nobody waits for it any more. */
export const TRIAL_PATIENCE_MS = 30_000;
/** Trials that a director makes at the same time: its other commands shall not wait for them. */
const MAX_RUNNING = 2;

/** Which director makes a trial: one where the checks would run, that is well, and not busy with others. */
@Injectable()
export class TrialDirectors {
  constructor(
    private readonly machines: MachineRepository,
    private readonly observations: ObservationsService,
    private readonly clock: Clock,
  ) {}

  async choose(tx: EntityManager, named: readonly string[] | null, wanted: string | undefined): Promise<Machine> {
    const directors = (await this.machines.list(tx)).filter(
      ({ id, roles }) => roles.includes('director') && (named === null || named.includes(id)),
    );
    const asked = wanted === undefined ? directors : directors.filter(({ id }) => id === wanted);
    if (wanted !== undefined && asked.length === 0) {
      const hint = `Those are: ${directors.map(({ name, id }) => `${name} (${id})`).join(', ') || 'none yet'}.`;
      throw invalidInput([{ pointer: '/directorId', message: 'is not a director of this service', hint }]);
    }
    const reasons: string[] = [];
    for (const director of asked) {
      const { fresh, reason } = await this.observations.machine(director.id);
      if (director.state !== 'member') reasons.push(`${director.name} is ${director.state}.`);
      else if (!fresh) reasons.push(reason);
      else if (await this.isBusy(tx, director.id)) reasons.push(`${director.name} makes other trials just now.`);
      else return director;
    }
    throw nobody(reasons);
  }

  /** Locks the director's row, so that two requests do not count past each other. */
  private async isBusy(tx: EntityManager, directorId: string): Promise<boolean> {
    await this.machines.lock(tx, directorId);
    const since = new Date(this.clock.now().getTime() - TRIAL_PATIENCE_MS);
    const running = await rowsOf(
      tx,
      `SELECT 1 FROM command WHERE machine_id = $1 AND type = 'health.trial' AND finished_at IS NULL AND created_at > $2`,
      [directorId, since],
    );
    return running.length >= MAX_RUNNING;
  }
}

function nobody(reasons: readonly string[]): DomainError {
  if (reasons.length === 0) {
    return new DomainError('conflict', 'The cluster has no director that could try the checks.', {
      hint: 'Add a node with the role director first.',
    });
  }
  if (reasons.some((reason) => reason.includes('other trials'))) {
    return new DomainError('node-busy', reasons.join(' '), { hint: 'Try again in a moment.' });
  }
  return new DomainError('node-unreachable', `No director can try the checks now. ${reasons.join(' ')}`, {
    hint: 'Look whether its agent runs and reaches the manager: systemctl status directorate-agent.',
  });
}
