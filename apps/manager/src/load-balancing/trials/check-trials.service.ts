import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service.js';
import { type Actor, recordedActor } from '../../auth/actor.js';
import { CommandOutbox } from '../../commands/command-outbox.js';
import { Transactor } from '../../common/database/transactor.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { OperationsService } from '../../operations/operations.service.js';
import type { TryChecks } from './check-trial.dto.js';
import { TrialDirectors } from './trial-director.js';
import { auditedTrial, TrialDrafts } from './trial-draft.js';

export const TRIAL_KIND = 'check-trial.run';

/** Lets a director ask servers by the checks of a service that need not exist; it changes nothing that is wanted. */
@Injectable()
export class CheckTrials {
  constructor(
    private readonly drafts: TrialDrafts,
    private readonly directors: TrialDirectors,
    private readonly operations: OperationsService,
    private readonly outbox: CommandOutbox,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
    private readonly transactor: Transactor,
  ) {}

  /** Begins a trial; gives the id of its operation, which is its own. */
  begin(actor: Actor, input: TryChecks): Promise<string> {
    return this.transactor.run(async (tx) => {
      const { trial, directorIds } = await this.drafts.of(tx, input);
      const { id, name } = await this.directors.choose(tx, directorIds, input.directorId);
      const subject = { type: 'node', id, name };
      const count = `${trial.servers.length} ${trial.servers.length === 1 ? 'server' : 'servers'}`;
      const operation = await this.operations.create(tx, {
        ...{ kind: TRIAL_KIND, title: `Try checks on ${count} from ${name}`, steps: [] },
        ...{ subject, actor: recordedActor(actor) },
      });
      await this.outbox.add(tx, {
        ...{ machineId: id, machineName: name, type: 'health.trial', operationId: operation.id, payload: trial },
        step: { name: `trial:${name}`, title: `Ask ${count} from ${name}` },
      });
      await this.audit.append(tx, {
        ...{ actor, action: TRIAL_KIND, subject, before: null, after: auditedTrial(trial) },
        ...{ result: 'succeeded', operationId: operation.id },
      });
      await this.idempotency.commit(tx, operation.id);
      return operation.id;
    });
  }
}
