import type { MigrationInterface, QueryRunner } from 'typeorm';

const VERSIONED = `
  id char(26) PRIMARY KEY,
  revision int NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()`;

const UP = [
  `CREATE TABLE configuration_revision (
    number int PRIMARY KEY,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    title text NOT NULL,
    action text NOT NULL,
    actor jsonb NOT NULL,
    operation_id char(26),
    state text NOT NULL DEFAULT 'applied'
      CHECK (state IN ('applied', 'unconfirmed', 'confirmed', 'rolled-back', 'undone')),
    confirm_by timestamptz,
    health_before jsonb NOT NULL DEFAULT '[]',
    reason text)`,
  `CREATE UNIQUE INDEX configuration_revision_unconfirmed ON configuration_revision ((true)) WHERE state = 'unconfirmed'`,
  `CREATE INDEX configuration_revision_operation ON configuration_revision (operation_id)`,
  `CREATE TABLE configuration_object (
    type text NOT NULL,
    id char(26) NOT NULL,
    from_revision int NOT NULL,
    to_revision int,
    name text NOT NULL,
    object_revision int NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (type, id, from_revision))`,
  `CREATE UNIQUE INDEX configuration_object_present ON configuration_object (type, id) WHERE to_revision IS NULL`,
  `CREATE INDEX configuration_object_past ON configuration_object (to_revision) WHERE to_revision IS NOT NULL`,
  `CREATE TABLE change_control (${VERSIONED},
    kept_revisions int NOT NULL CHECK (kept_revisions BETWEEN 1 AND 100000),
    max_services int NOT NULL CHECK (max_services >= 0),
    max_servers int NOT NULL CHECK (max_servers >= 0),
    max_server_percent int NOT NULL CHECK (max_server_percent BETWEEN 0 AND 100))`,
  `INSERT INTO change_control (id, revision, kept_revisions, max_services, max_servers, max_server_percent)
   VALUES ('01KCX4DJ00CHANGEC0NTR00000', 1, 500, 10, 50, 25)`,
  `CREATE TABLE change_set (${VERSIONED},
    title text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'applied')),
    actor jsonb NOT NULL,
    operation_id char(26),
    applied_at timestamptz)`,
  `CREATE TABLE change_set_item (
    id char(26) PRIMARY KEY,
    change_set_id char(26) NOT NULL REFERENCES change_set (id) ON DELETE CASCADE,
    action text NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    resource text NOT NULL,
    object_id char(26) NOT NULL,
    virtual_service_id char(26),
    base_revision int,
    sealed_body text,
    created_at timestamptz(3) NOT NULL DEFAULT now())`,
  `CREATE INDEX change_set_item_set ON change_set_item (change_set_id, id)`,
  `CREATE TABLE drain (${VERSIONED},
    operation_id char(26) NOT NULL UNIQUE,
    title text NOT NULL,
    actor jsonb NOT NULL,
    subject jsonb NOT NULL,
    mode text NOT NULL CHECK (mode IN ('graceful', 'firm', 'immediate')),
    deadline_seconds int,
    on_deadline text NOT NULL CHECK (on_deadline IN ('stop', 'force', 'give-up')),
    hold_seconds int,
    ignores_capacity boolean NOT NULL,
    state text NOT NULL,
    batch int NOT NULL DEFAULT 0,
    is_released boolean NOT NULL DEFAULT false,
    ended_at timestamptz)`,
  `CREATE INDEX drain_active ON drain (id) WHERE ended_at IS NULL`,
  `CREATE TABLE drain_server (
    drain_id char(26) NOT NULL REFERENCES drain (id) ON DELETE CASCADE,
    real_server_id char(26) NOT NULL,
    virtual_service_id char(26) NOT NULL,
    node_id char(26),
    name text NOT NULL,
    batch int NOT NULL,
    state text NOT NULL,
    mode text NOT NULL,
    began_at timestamptz,
    deadline_at timestamptz,
    drained_at timestamptz,
    returned_at timestamptz,
    PRIMARY KEY (drain_id, real_server_id))`,
  `CREATE INDEX drain_server_server ON drain_server (real_server_id)`,
];

const TABLES =
  'drain_server, drain, change_set_item, change_set, change_control, configuration_object, configuration_revision';

/** Changes under control: every applied configuration, sets of changes, confirmation in time, and drains. */
export class ChangeControl1795000003000 implements MigrationInterface {
  readonly name = 'ChangeControl1795000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES}`);
  }
}
