import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { OperationActor } from '../operations/operation.js';
import { ConfigurationHistory } from './configuration-history.js';
import { type NewRevision, RevisionRepository } from './revision.repository.js';
import { SYSTEM } from './system-actor.js';

/** Any number that nothing else in this database locks. */
const RECORDING_LOCK = 4_417_003;

interface OperationRow {
  readonly kind: string;
  readonly title: string;
  readonly actor: OperationActor;
  readonly subject_name: string | null;
}

/** Keeps every applied change of the configuration of load balancing as a revision. */
@Injectable()
export class RevisionRecorder implements OnApplicationBootstrap {
  constructor(
    private readonly revisions: RevisionRepository,
    private readonly history: ConfigurationHistory,
    private readonly transactor: Transactor,
  ) {}

  /** What stands at the first start is revision 0; later, what an upgrade of the schema did to it is one of its own. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactor.run(async (tx) => {
      const isFirst = (await this.revisions.newestNumber(tx)) === null;
      const title = isFirst ? 'Before the first change' : 'Found at the start of the manager';
      await this.write(tx, { title, action: 'manager.start', actor: SYSTEM, operationId: null }, isFirst);
    });
  }

  /** Call it when all rows of a change are written. Gives the number of the new revision; null when nothing of this kind changed. */
  async record(tx: EntityManager, operationId: string): Promise<number | null> {
    const [operation] = await rowsOf<OperationRow>(
      tx,
      'SELECT kind, title, actor, subject_name FROM operation WHERE id = $1',
      [operationId],
    );
    if (operation === undefined) throw new Error(`There is no operation ${operationId}`);
    const { kind: action, actor, subject_name: name } = operation;
    const isNamed = name === null || name === '' || operation.title.includes(name);
    const title = isNamed ? operation.title : `${operation.title}: ${name}`;
    return this.write(tx, { title, action, actor, operationId }, false);
  }

  private async write(
    tx: EntityManager,
    revision: Omit<NewRevision, 'number'>,
    always: boolean,
  ): Promise<number | null> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [RECORDING_LOCK]);
    const objects = await this.history.unrecorded(tx);
    await this.history.followRevisions(tx);
    if (objects.length === 0 && !always) return null;
    const number = ((await this.revisions.newestNumber(tx)) ?? -1) + 1;
    await this.revisions.insert(tx, { ...revision, number });
    await this.history.record(tx, number, objects);
    await this.revisions.prune(tx);
    await this.history.forgetOld(tx);
    return number;
  }
}
