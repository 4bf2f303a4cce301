import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactor } from '../common/database/transactor.js';
import { beginEpoch } from './read-cluster.js';

/** This manager's time in office: its epoch is one higher than that of any manager before. */
@Injectable()
export class Office implements OnModuleInit {
  private number = 0;

  constructor(private readonly transactor: Transactor) {}

  /** The fencing number that every command carries; 0 before the module has begun. */
  get epoch(): number {
    return this.number;
  }

  async onModuleInit(): Promise<void> {
    this.number = await this.transactor.run(beginEpoch);
  }
}
