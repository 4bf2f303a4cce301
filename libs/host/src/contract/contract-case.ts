/** One promise that the real machine and the fake one both keep. It throws an AssertionError when it is broken. */
export interface ContractCase<Bench> {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
}

/** Runs every case, tells each result as a line of TAP 13, and returns how many failed. */
export async function runContract<Bench>(
  cases: readonly ContractCase<Bench>[],
  bench: Bench,
  tell: (line: string) => void,
): Promise<number> {
  let failed = 0;
  for (const [index, { name, run }] of cases.entries()) {
    const startedAt = performance.now();
    try {
      await run(bench);
      tell(`ok ${index + 1} - ${name} # ${Math.round(performance.now() - startedAt)} ms`);
    } catch (error) {
      failed += 1;
      tell(`not ok ${index + 1} - ${name}`);
      for (const line of (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n'))
        tell(`# ${line}`);
    }
  }
  tell(`1..${cases.length}`);
  return failed;
}
