import type { MigrationInterface, QueryRunner } from 'typeorm';

const VERSIONED = `
  id char(26) PRIMARY KEY,
  revision int NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()`;

/** The check of a row as one of many, with every value that a check has now. */
const CHECKS_OF_ROW = `CASE health_check->>'kind' WHEN 'tcp' THEN jsonb_build_array(
    jsonb_build_object('kind', 'tcp', 'name', 'check', 'port', health_check->'port',
      'intervalMs', health_check->'intervalMs', 'timeoutMs', health_check->'timeoutMs',
      'rise', health_check->'rise', 'fall', health_check->'fall', 'jitterPercent', 10, 'sourceAddress', NULL,
      'path', 'real-server', 'security', 'none', 'send', NULL, 'expect', NULL, 'inverse', false,
      'tls', jsonb_build_object('verify', false, 'ca', NULL, 'serverName', NULL, 'certificate', NULL, 'key', NULL)))
  ELSE '[]'::jsonb END`;

const POOL = `{"quorum":null,"watermarks":null,"sorryServers":[],"panicPercent":1,"slowStart":null,"feedback":null}`;

/** What a service that was made before there were policies decides itself: everything. */
const OWN = `{scheduler,persistence,health,pool}`;

const UP = [
  `ALTER TABLE virtual_service ADD health jsonb, ADD pool jsonb NOT NULL DEFAULT '${POOL}', ADD director_ids text[],
    ADD policy_id char(26), ADD overrides text[] NOT NULL DEFAULT '${OWN}'`,
  `UPDATE virtual_service SET health = jsonb_build_object('checks', ${CHECKS_OF_ROW}, 'combine', 'all',
    'onFailure', coalesce(health_check->>'onFailure', 'quiesce'), 'initialState', 'first-result', 'warmUpMs', 0, 'passive', NULL)`,
  `UPDATE virtual_service SET persistence = persistence || '{"engine":null}' WHERE persistence IS NOT NULL`,
  `ALTER TABLE virtual_service ALTER health SET NOT NULL, ALTER pool DROP DEFAULT, ALTER overrides DROP DEFAULT,
    DROP health_check`,
  `ALTER TABLE real_server ADD tunnel jsonb, ADD drain_mode text NOT NULL DEFAULT 'graceful',
    DROP CONSTRAINT real_server_weight_check, ADD CONSTRAINT real_server_weight_check CHECK (weight >= 0)`,
  `ALTER TABLE address ADD preferred_director_id char(26)`,
  `CREATE TABLE policy (${VERSIONED},
    name text NOT NULL UNIQUE,
    description text NOT NULL DEFAULT '',
    is_default boolean NOT NULL DEFAULT false,
    scheduler text NOT NULL,
    scheduler_flags text[] NOT NULL DEFAULT '{}',
    persistence jsonb,
    health jsonb,
    pool jsonb,
    forwarding_method text,
    tags text[] NOT NULL DEFAULT '{}',
    CONSTRAINT policy_default EXCLUDE (is_default WITH =) WHERE (is_default) DEFERRABLE INITIALLY DEFERRED)`,
  `INSERT INTO policy (id, revision, name, description, is_default, scheduler)
   VALUES ('01KCX4DJ00DEFA0TP0WCY00000', 1, 'default', 'What services use that name no policy.', true, 'wlc')`,
  `ALTER TABLE virtual_service ADD CONSTRAINT virtual_service_policy
    FOREIGN KEY (policy_id) REFERENCES policy (id) DEFERRABLE INITIALLY DEFERRED`,
  `CREATE TABLE director_settings (${VERSIONED},
    machine_id char(26) UNIQUE REFERENCES machine (id) ON DELETE CASCADE,
    settings jsonb NOT NULL)`,
  `CREATE UNIQUE INDEX director_settings_cluster ON director_settings ((true)) WHERE machine_id IS NULL`,
  `INSERT INTO director_settings (id, revision, settings) VALUES ('01KCX4DJ00D0RECT0RSETT0NGS', 1, '{}')`,
];

const DOWN = [
  `DROP TABLE director_settings`,
  `ALTER TABLE virtual_service DROP CONSTRAINT virtual_service_policy`,
  `DROP TABLE policy`,
  `ALTER TABLE address DROP preferred_director_id`,
  `UPDATE real_server SET weight = 65535 WHERE weight > 65535`,
  `ALTER TABLE real_server DROP tunnel, DROP drain_mode, DROP CONSTRAINT real_server_weight_check,
    ADD CONSTRAINT real_server_weight_check CHECK (weight BETWEEN 0 AND 65535)`,
  `ALTER TABLE virtual_service ADD health_check jsonb`,
  `UPDATE virtual_service SET health_check = CASE health->'checks'->0->>'kind' WHEN 'tcp' THEN jsonb_build_object(
      'kind', 'tcp', 'port', health->'checks'->0->'port', 'intervalMs', health->'checks'->0->'intervalMs',
      'timeoutMs', health->'checks'->0->'timeoutMs', 'rise', health->'checks'->0->'rise',
      'fall', health->'checks'->0->'fall', 'onFailure', health->'onFailure')
    ELSE '{"kind":"none"}'::jsonb END`,
  `UPDATE virtual_service SET persistence = persistence - 'engine' WHERE persistence IS NOT NULL`,
  `ALTER TABLE virtual_service ALTER health_check SET NOT NULL, DROP health, DROP pool, DROP director_ids,
    DROP policy_id, DROP overrides`,
];

/** Many checks per service and decisions about pools; policies; settings of directors; services of some directors only. */
export class LoadBalancer1795000002000 implements MigrationInterface {
  readonly name = 'LoadBalancer1795000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
