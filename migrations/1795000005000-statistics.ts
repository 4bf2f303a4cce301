import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Increments of counters and greatest values of gauges; a row is there only when something in it is not zero. */
const SAMPLES = `
  at timestamptz NOT NULL,
  connections bigint NOT NULL,
  packets_in bigint NOT NULL,
  packets_out bigint NOT NULL,
  bytes_in bigint NOT NULL,
  bytes_out bigint NOT NULL,
  series_id int NOT NULL,
  seconds int NOT NULL,
  active_connections int NOT NULL,
  inactive_connections int NOT NULL,
  persistent_connections int NOT NULL,
  PRIMARY KEY (series_id, at)`;

const UP = [
  `CREATE TABLE statistics_series (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    machine_id char(26) NOT NULL,
    service_id text NOT NULL DEFAULT '',
    server_id text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT statistics_series_subject UNIQUE (machine_id, service_id, server_id))`,
  `CREATE INDEX statistics_series_service ON statistics_series (service_id)`,
  `CREATE INDEX statistics_series_server ON statistics_series (server_id)`,
  // Rewritten with every report: room in the page keeps these updates out of the index.
  `CREATE TABLE statistics_counter (
    series_id int PRIMARY KEY REFERENCES statistics_series (id) ON DELETE CASCADE,
    at timestamptz NOT NULL,
    since timestamptz NOT NULL,
    epoch bigint NOT NULL,
    connections bigint NOT NULL,
    packets_in bigint NOT NULL,
    packets_out bigint NOT NULL,
    bytes_in bigint NOT NULL,
    bytes_out bigint NOT NULL,
    active_connections int NOT NULL,
    inactive_connections int NOT NULL,
    persistent_connections int NOT NULL) WITH (fillfactor = 50)`,
  `CREATE TABLE statistics_second (${SAMPLES}) PARTITION BY RANGE (at)`,
  `CREATE TABLE statistics_minute (${SAMPLES}) PARTITION BY RANGE (at)`,
  `CREATE TABLE statistics_hour (${SAMPLES}) PARTITION BY RANGE (at)`,
  `CREATE TABLE statistics_roll_up (
    grain text PRIMARY KEY CHECK (grain IN ('minute', 'hour')),
    done_until timestamptz NOT NULL)`,
  `INSERT INTO statistics_roll_up VALUES ('minute', 'epoch'), ('hour', 'epoch')`,
  `CREATE TABLE webhook (
    id char(26) PRIMARY KEY,
    revision int NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    name text NOT NULL UNIQUE,
    url text NOT NULL,
    event_types text[] NOT NULL DEFAULT '{}',
    severities text[] NOT NULL DEFAULT '{}',
    subject_id text,
    is_enabled boolean NOT NULL DEFAULT true,
    disabled_reason text,
    secrets jsonb NOT NULL,
    tags text[] NOT NULL DEFAULT '{}')`,
  `CREATE TABLE webhook_position (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    position bigint NOT NULL)`,
  `INSERT INTO webhook_position (position) SELECT coalesce(max(position), 0) FROM event`,
  `CREATE TABLE webhook_delivery (
    id char(26) PRIMARY KEY,
    webhook_id char(26) NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event_position bigint,
    message_id text NOT NULL,
    type text NOT NULL,
    payload text NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'cancelled')),
    attempts int NOT NULL DEFAULT 0,
    log jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    next_attempt_at timestamptz(3),
    finished_at timestamptz(3),
    CONSTRAINT webhook_delivery_event UNIQUE (webhook_id, event_position))`,
  `CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at) WHERE state = 'pending'`,
  `CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, id)`,
];

const TABLES =
  'webhook_delivery, webhook_position, webhook, statistics_roll_up, statistics_hour, statistics_minute, statistics_second, statistics_counter, statistics_series';

/** What passed through the directors, in three grains; and who is told of events. */
export class Statistics1795000005000 implements MigrationInterface {
  readonly name = 'Statistics1795000005000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES}`);
  }
}
