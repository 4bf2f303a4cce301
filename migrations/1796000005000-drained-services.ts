import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drains of whole services: servers that were drained before stay so when the drain is given up. */
export class DrainedServices1796000005000 implements MigrationInterface {
  readonly name = 'DrainedServices1796000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE drain_server ADD COLUMN was_draining boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE drain_server DROP COLUMN was_draining');
  }
}
