import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE session
    ADD COLUMN kind text NOT NULL DEFAULT 'bearer' CHECK (kind IN ('bearer', 'cookie')),
    ADD COLUMN user_agent text NOT NULL DEFAULT ''`,
  `ALTER TABLE app_user
    ADD COLUMN totp_secret text,
    ADD COLUMN totp_confirmed_at timestamptz,
    ADD COLUMN totp_last_step bigint,
    ADD COLUMN recovery_code_hashes text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE api_token ADD COLUMN allowed_networks text[] NOT NULL DEFAULT '{}'`,
  `CREATE TABLE access_grant (
    user_id char(26) NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    resource text NOT NULL CHECK (resource IN ('virtual-service', 'node')),
    resource_id char(26) NOT NULL,
    scopes text[] NOT NULL,
    PRIMARY KEY (user_id, resource, resource_id))`,
];

const DOWN = [
  `DROP TABLE access_grant`,
  `ALTER TABLE api_token DROP COLUMN allowed_networks`,
  `ALTER TABLE app_user
    DROP COLUMN totp_secret, DROP COLUMN totp_confirmed_at, DROP COLUMN totp_last_step, DROP COLUMN recovery_code_hashes`,
  `ALTER TABLE session DROP COLUMN kind, DROP COLUMN user_agent`,
];

/** Sessions in cookies, second factors, tokens that are bound to networks, grants per service and node. */
export class Access1795000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
