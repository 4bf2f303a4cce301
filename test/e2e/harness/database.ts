import pg from 'pg';

/** What only changes when a request changed something; a command's attempts go on by themselves. */
const SOURCES: Record<string, string> = {
  cluster: 'cluster',
  address: 'address',
  virtual_service: 'virtual_service',
  real_server: 'real_server',
  app_user: 'app_user',
  api_token: 'api_token',
  machine: 'machine',
  operation: 'operation',
  command: '(SELECT id, type, payload FROM command)',
  machine_state: 'machine_state',
  audit_entry: 'audit_entry',
};

/** A connection of the test's own, beside the manager's. */
export class TestDatabase {
  private constructor(private readonly client: pg.Client) {}

  static async connect(url: string): Promise<TestDatabase> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    return new TestDatabase(client);
  }

  async rows<T extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(sql, values)).rows;
  }

  /** One digest per table: equal before and after when nothing was changed. */
  async digests(): Promise<Record<string, string>> {
    const parts = Object.entries(SOURCES).map(
      ([name, source]) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM ${source} t`,
    );
    const rows = await this.rows<{ name: string; digest: string }>(parts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
