import type { EntityManager } from 'typeorm';

/** The rows of a statement with `$1`-style parameters. TypeORM gives `[rows, count]` for UPDATE and DELETE, rows for all else. */
export async function rowsOf<Row extends object>(
  manager: EntityManager,
  statement: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await manager.query(statement, [...parameters]);
  if (!Array.isArray(answer)) return [];
  const isCounted = answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return (isCounted ? answer[0] : answer) as Row[];
}
