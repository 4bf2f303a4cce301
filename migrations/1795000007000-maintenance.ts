import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long a node is in maintenance, why, and what happens then. A node without a row is in it until somebody ends it. */
export class Maintenance1795000007000 implements MigrationInterface {
  readonly name = 'Maintenance1795000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE node_maintenance (
      machine_id char(26) PRIMARY KEY REFERENCES machine (id) ON DELETE CASCADE,
      revision int NOT NULL DEFAULT 1,
      started_at timestamptz(3) NOT NULL DEFAULT now(),
      ends_at timestamptz(3),
      reason text NOT NULL,
      at_expiry text NOT NULL CHECK (at_expiry IN ('return', 'keep')),
      started_by jsonb NOT NULL,
      overdue_at timestamptz(3))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE node_maintenance');
  }
}
