import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordedActor } from '../auth/actor.js';
import { type MachinePreview, MachineStatePublisher } from '../machine-states/machine-state-publisher.js';
import type { Operation, OperationSubject } from '../operations/operation.js';
import { OperationsService } from '../operations/operations.service.js';
import type { Change } from './change.js';
import { ChangeControl } from './control/change-control.js';
import type { Impact } from './impact.js';
import { ImpactReader } from './impact-reader.js';

/** All of a change but what it writes. */
export type ChangeFrame = Omit<Change<unknown>, 'work'>;

/** What follows from a change: what machines do, or would do in a dry run. */
export interface Followed {
  /** Null in a dry run, and for changes that concern no machine. */
  readonly operation: Operation | null;
  /** What the machines would do; null unless it is a dry run. */
  readonly plan: readonly MachinePreview[] | null;
  /** Whom it concerns; null for changes that concern no machine. */
  readonly impact: Impact | null;
  /** The revision of the configuration that it made; null when it made none. */
  readonly revision: number | null;
}

/** Makes the machines follow what a transaction has written: one operation, one document per machine. */
@Injectable()
export class ChangeFollower {
  constructor(
    private readonly operations: OperationsService,
    private readonly publisher: MachineStatePublisher,
    private readonly impacts: ImpactReader,
    private readonly control: ChangeControl,
  ) {}

  async follow(tx: EntityManager, frame: ChangeFrame, subject: OperationSubject): Promise<Followed> {
    if (frame.dryRun) {
      const plan = await this.publisher.preview(tx);
      const impact = this.impacts.of(plan);
      await this.control.guard(tx, frame, impact);
      return { operation: null, plan, impact, revision: null };
    }
    const { id } = await this.operations.create(tx, {
      kind: frame.action,
      title: frame.title,
      subject,
      actor: recordedActor(frame.actor),
      steps: [
        { name: 'store', title: 'Store what is wanted' },
        { name: 'apply', title: 'Apply it on the machines' },
      ],
    });
    await this.operations.complete(id, 'store', undefined, tx);
    const published = await this.publisher.publish(tx, id);
    const announced = (await frame.announce?.(tx, id)) ?? 0;
    const impact = this.impacts.of(published);
    await this.control.guard(tx, frame, impact);
    const revision = await this.control.begin(tx, frame, id, impact);
    await this.tell(tx, id, published.length + announced);
    return { operation: await this.operations.get(id, tx), plan: null, impact, revision };
  }

  private async tell(tx: EntityManager, id: string, machines: number): Promise<void> {
    if (machines === 0) {
      await this.operations.skip(id, 'apply', 'No machine is concerned.', tx);
      await this.operations.succeed(id, null, tx);
    } else {
      await this.operations.begin(id, 'apply', tx);
      await this.operations.log(id, `${machines} ${machines === 1 ? 'machine is' : 'machines are'} told.`, tx);
    }
  }
}
