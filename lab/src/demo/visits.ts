/** One request of the client: who answered, or why nobody did. */
export type Visit =
  { readonly answer: string; readonly failure: null } | { readonly answer: null; readonly failure: string };

export interface VisitCount {
  /** Answers per node, in the order of the names. */
  readonly perNode: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

export function countVisits(visits: readonly Visit[]): VisitCount {
  const perNode = new Map<string, number>();
  for (const { answer } of visits) if (answer !== null) perNode.set(answer, (perNode.get(answer) ?? 0) + 1);
  return {
    perNode: new Map([...perNode].sort(([one], [other]) => one.localeCompare(other))),
    failures: visits.flatMap(({ failure }) => failure ?? []),
  };
}

/** "node-1 10 · node-2 10 · node-3 10", and what failed. */
export function renderVisits({ perNode, failures }: VisitCount): string {
  const answers = [...perNode].map(([name, count]) => `${name} ${count}`).join(' · ');
  if (failures.length === 0) return answers;
  return `${answers === '' ? 'no answer' : answers} · ${failures.length} failed (${[...new Set(failures)].join(', ')})`;
}
