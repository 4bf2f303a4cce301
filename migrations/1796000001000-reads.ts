import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The services at an address are looked for with each read of a service. */
export class Reads1796000001000 implements MigrationInterface {
  readonly name = 'Reads1796000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX virtual_service_at ON virtual_service (address)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX virtual_service_at');
  }
}
