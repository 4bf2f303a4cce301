import type { MigrationInterface, QueryRunner } from 'typeorm';

const VERSIONED = `
  id char(26) PRIMARY KEY,
  revision int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()`;

const UP = [
  `CREATE TABLE machine (${VERSIONED},
    name text NOT NULL UNIQUE,
    roles text[] NOT NULL,
    state text NOT NULL CHECK (state IN ('joining', 'member', 'leaving', 'quarantined')),
    is_in_maintenance boolean NOT NULL DEFAULT false,
    hostname text NOT NULL,
    addresses jsonb NOT NULL,
    agent_port int NOT NULL,
    facts jsonb,
    certificate_serial text,
    certificate_expires_at timestamptz,
    redis_hash text,
    join_secret_hash text,
    joined_at timestamptz,
    tags text[] NOT NULL DEFAULT '{}')`,
  `CREATE TABLE node_task (
    operation_id char(26) PRIMARY KEY REFERENCES operation (id) ON DELETE CASCADE,
    machine_id char(26) NOT NULL,
    kind text NOT NULL CHECK (kind IN ('add', 'remove', 'test')),
    input jsonb NOT NULL,
    sealed text,
    created_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE TABLE node_test (
    id char(26) PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    operation_id char(26) NOT NULL,
    node_id char(26) NOT NULL,
    hostname text NOT NULL,
    roles text[] NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('pass', 'warn', 'fail')),
    checks jsonb NOT NULL)`,
  `CREATE TABLE machine_state (
    machine_id char(26) NOT NULL REFERENCES machine (id) ON DELETE CASCADE,
    revision int NOT NULL,
    document jsonb NOT NULL,
    operation_id char(26),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (machine_id, revision))`,
  `CREATE TABLE retired_machine (
    machine_id char(26) PRIMARY KEY,
    state_revision int NOT NULL)`,
  `CREATE TABLE command (
    id char(26) PRIMARY KEY,
    machine_id char(26) NOT NULL,
    machine_name text NOT NULL,
    type text NOT NULL,
    payload jsonb NOT NULL,
    operation_id char(26) NOT NULL,
    step text NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'sent', 'acknowledged', 'superseded', 'cancelled')),
    state_revision int,
    superseded_by char(26),
    attempts int NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    outcome jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    finished_at timestamptz)`,
  `CREATE INDEX command_unanswered ON command (next_attempt_at) WHERE state IN ('pending', 'sent')`,
  `CREATE INDEX command_machine ON command (machine_id, id)`,
  `CREATE INDEX command_operation ON command (operation_id)`,
  `CREATE INDEX command_superseded ON command (superseded_by) WHERE superseded_by IS NOT NULL`,
  `CREATE TABLE report_cursor (
    machine_id char(26) PRIMARY KEY REFERENCES machine (id) ON DELETE CASCADE,
    entry_id text NOT NULL)`,
  `CREATE TABLE observation (
    machine_id char(26) PRIMARY KEY REFERENCES machine (id) ON DELETE CASCADE,
    report jsonb NOT NULL,
    observed_at timestamptz NOT NULL)`,
  `CREATE TABLE observed_status (
    subject_type text NOT NULL,
    subject_id char(26) NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (subject_type, subject_id))`,
  `CREATE TABLE event (
    position bigserial PRIMARY KEY,
    at timestamptz NOT NULL,
    type text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    subject_type text NOT NULL,
    subject_id text,
    subject_name text NOT NULL,
    message text NOT NULL,
    steps jsonb NOT NULL DEFAULT '[]')`,
  `CREATE INDEX event_subject ON event (subject_id, position)`,
  `CREATE TABLE alarm (${VERSIONED},
    code text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('warning', 'error')),
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    subject_name text NOT NULL,
    message text NOT NULL,
    hint text NOT NULL,
    occurrences int NOT NULL DEFAULT 1,
    last_at timestamptz NOT NULL,
    cleared_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by jsonb)`,
  `CREATE UNIQUE INDEX alarm_raised ON alarm (code, subject_id) WHERE cleared_at IS NULL`,
];

const TABLES =
  'alarm, event, observed_status, observation, report_cursor, command, retired_machine, machine_state, node_test, node_task, machine';

/** The machines: who they are, what they shall do, what they were told, and what they report. */
export class Fleet1795000001000 implements MigrationInterface {
  readonly name = 'Fleet1795000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES}`);
  }
}
