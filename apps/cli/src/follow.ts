import type { Schemas } from '#libs/api-client';
import { EXIT, OperationFailed } from './exit-codes.js';
import { safeText } from './output/table.js';

type Operation = Schemas['OperationView'];

const POLL_MS = 300;
const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

export interface Follower {
  readonly operation: (id: string) => Promise<Operation>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Hears each step that begins or ends, and each new line of the log. */
  readonly note: (text: string) => void;
}

/** Follows an operation to its end; throws when it failed, or is not over after `seconds`. */
export async function follow(first: Operation, seconds: number, follower: Follower): Promise<Operation> {
  const told = new Set<string>();
  let operation = first;
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    for (const line of progressOf(operation)) {
      if (!told.has(line)) follower.note(safeText(line));
      told.add(line);
    }
    if (ENDED.has(operation.state)) break;
    if (waitedMs >= seconds * 1000) {
      const hint = `directorate operations follow ${operation.id}`;
      throw new OperationFailed(`${operation.title} is still running after ${seconds} s.`, hint, EXIT.stillRunning);
    }
    await follower.sleep(POLL_MS);
    operation = await follower.operation(operation.id);
  }
  if (operation.state === 'succeeded') return operation;
  const why = operation.error?.message ?? operation.state;
  throw new OperationFailed(`${operation.title}: ${why}`, operation.error?.hint ?? undefined);
}

/** One line per thing worth telling; the same thing is always the same line. */
function progressOf(operation: Operation): string[] {
  const signs: Readonly<Record<string, string>> = { running: '▸', succeeded: '✓', failed: '✗', skipped: '–' };
  const steps = operation.steps.flatMap(({ title, state, detail }) => {
    const sign = signs[state];
    if (sign === undefined) return [];
    return [detail === null || state === 'running' ? `${sign} ${title}` : `${sign} ${title}: ${detail}`];
  });
  return [...operation.log.map(({ line }) => `  ${line}`), ...steps];
}
