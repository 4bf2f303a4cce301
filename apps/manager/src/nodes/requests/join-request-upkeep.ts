import { Injectable } from '@nestjs/common';
import { Upkeep } from '../../common/upkeep.js';
import { JoinRequestRepository } from './join-request.repository.js';

const EVERY_MS = 60_000;

/** Looks once a minute after requests whose time is over, so that no join key is kept longer than it is good for. */
@Injectable()
export class JoinRequestUpkeep extends Upkeep {
  constructor(private readonly requests: JoinRequestRepository) {
    super(EVERY_MS);
  }

  protected work(): Promise<unknown> {
    return this.requests.settle();
  }
}
