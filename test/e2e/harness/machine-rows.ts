import type { TestDatabase } from './database.js';

export interface MachineRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly addresses: readonly { readonly address: string; readonly prefixLength: number }[];
}

/** A member of the cluster as a row, without an agent behind it. */
export async function insertMachine(database: TestDatabase, { id, name, roles, addresses }: MachineRow): Promise<void> {
  await database.rows(
    `INSERT INTO machine (id, revision, name, roles, state, hostname, addresses, agent_port, joined_at)
     VALUES ($1, 1, $2, $3, 'member', $2, $4, 7480, now())`,
    [id, name, roles, JSON.stringify(addresses)],
  );
}
