import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Runs work in one PostgreSQL transaction; the work hands its EntityManager on to every repository that it calls. */
@Injectable()
export class Transactor {
  constructor(private readonly dataSource: DataSource) {}

  /** Commits when `work` resolves, rolls back when it throws. */
  run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** Reads outside of a transaction. */
  get reader(): EntityManager {
    return this.dataSource.manager;
  }
}
