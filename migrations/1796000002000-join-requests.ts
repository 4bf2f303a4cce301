import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE join_token (
    id char(26) PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    created_by jsonb NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    used_at timestamptz(3))`,
  `CREATE TABLE join_request (
    id char(26) PRIMARY KEY,
    revision int NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    node_id char(26) NOT NULL UNIQUE,
    hostname text NOT NULL,
    addresses text[] NOT NULL,
    port int NOT NULL,
    fingerprint text NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    remote_address text NOT NULL,
    invited_by jsonb NOT NULL,
    sealed text NOT NULL,
    operation_id char(26))`,
  `ALTER TABLE drain ADD COLUMN deletes boolean NOT NULL DEFAULT false`,
];

const DOWN = [`ALTER TABLE drain DROP COLUMN deletes`, `DROP TABLE join_request`, `DROP TABLE join_token`];

/** Nodes that ask to join, the one-time tokens that let them ask, and drains that end with a deletion. */
export class JoinRequests1796000002000 implements MigrationInterface {
  readonly name = 'JoinRequests1796000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
