import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { Upkeep } from '../common/upkeep.js';
import { OperationEntity } from './operation.entity.js';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets operations that ended 90 days ago, with their steps and logs; once a day. */
@Injectable()
export class OperationRetention extends Upkeep {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {
    super(DAY_MS);
  }

  /** Gives how many were forgotten. */
  async forgetOld(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    const { affected } = await this.transactor.reader.delete(OperationEntity, { finishedAt: LessThan(before) });
    return affected ?? 0;
  }

  protected work(): Promise<unknown> {
    return this.forgetOld();
  }
}
