import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE service_import (
    id char(26) PRIMARY KEY,
    revision int NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    source text NOT NULL CHECK (source IN ('keepalived', 'ldirectord', 'ipvsadm-save', 'director')),
    director_id char(26),
    found_addresses jsonb NOT NULL,
    not_taken jsonb NOT NULL)`,
  // The body is sealed: checks may hold passwords.
  `CREATE TABLE imported_service (
    import_id char(26) NOT NULL REFERENCES service_import (id) ON DELETE CASCADE,
    position int NOT NULL,
    name text NOT NULL,
    service_key text NOT NULL,
    body text NOT NULL,
    is_skipped boolean NOT NULL DEFAULT false,
    virtual_service_id char(26) REFERENCES virtual_service (id) ON DELETE SET NULL,
    PRIMARY KEY (import_id, position))`,
  `CREATE INDEX imported_service_virtual_service ON imported_service (virtual_service_id)`,
  `CREATE TABLE adopted_service (
    virtual_service_id char(26) PRIMARY KEY REFERENCES virtual_service (id) ON DELETE CASCADE,
    service_key text NOT NULL UNIQUE,
    adopted_at timestamptz(3) NOT NULL DEFAULT now())`,
  `CREATE TABLE adopted_address (
    address_id char(26) PRIMARY KEY REFERENCES address (id) ON DELETE CASCADE,
    adopted_at timestamptz(3) NOT NULL DEFAULT now())`,
];

/** What was found in former configurations, and what of it was taken over. */
export class Imports1795000004000 implements MigrationInterface {
  readonly name = 'Imports1795000004000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE adopted_address, adopted_service, imported_service, service_import');
  }
}
