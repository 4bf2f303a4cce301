import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { Schemas } from '#libs/api-client';
import type { Session } from './session.js';
import { UsageError } from './exit-codes.js';
import { wholeNumber } from './options.js';

/** What every change answers with. */
export interface ChangeAnswer {
  readonly operation: Schemas['OperationView'] | null;
  readonly object?: unknown;
  readonly plan?: readonly Schemas['MachinePlanView'][] | null;
  readonly revision?: number | null;
}

export interface ChangeOptions {
  readonly wait?: boolean | string;
  readonly dryRun?: boolean;
}

const WAIT_SECONDS = 300;

export const WAIT_OPTION = [
  '--wait [seconds]',
  `follow the operation to its end (${WAIT_SECONDS} s when no number is given)`,
] as const;

/** Adds the options that every change has. */
export function asChange(command: Command): Command {
  return command
    .option(...WAIT_OPTION)
    .option('--dry-run', 'check everything and show what would be done; change nothing');
}

/** The query of a change. */
export const changeQuery = ({ dryRun }: ChangeOptions): { dryRun?: boolean } => (dryRun === true ? { dryRun } : {});

export interface ControlledOptions extends ChangeOptions {
  readonly confirmWithin?: number;
  readonly confirmBlastRadius?: boolean;
}

/** Adds the options that changes of load balancing have besides. */
export function asControlledChange(command: Command): Command {
  return asChange(command)
    .option(
      '--confirm-within <seconds>',
      'roll it back by itself, unless "revisions confirm" comes in time',
      wholeNumber,
    )
    .option('--confirm-blast-radius', 'it may touch more services and servers than the cluster allows at once');
}

/** The query of a change of load balancing. */
export const controlledQuery = ({
  dryRun,
  confirmWithin,
  confirmBlastRadius,
}: ControlledOptions): { dryRun?: boolean; confirmWithinSeconds?: number; confirmBlastRadius?: boolean } => ({
  ...(dryRun === true ? { dryRun } : {}),
  ...(confirmWithin === undefined ? {} : { confirmWithinSeconds: confirmWithin }),
  ...(confirmBlastRadius === true ? { confirmBlastRadius } : {}),
});

/** A fresh key, so that a request that is sent again by the network takes effect once. */
export const idempotent = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': randomUUID() });

/** Shows what a change answered: its plan for a dry run, else the operation, followed to its end when asked to. */
export async function settle(session: Session, answer: ChangeAnswer, options: ChangeOptions): Promise<void> {
  const { printer } = session;
  if (answer.operation === null) {
    const items = (answer.plan ?? []).flatMap(({ name, steps }) => steps.map((step) => ({ machine: name, ...step })));
    printer.list({ items }, [
      { heading: 'MACHINE', cell: ({ machine }) => machine },
      { heading: 'STEP', cell: ({ command }) => command },
      { heading: 'WHY', cell: ({ reason }) => reason },
    ]);
    printer.note('Nothing was changed.');
    return;
  }
  const isAwaited = options.wait !== undefined && options.wait !== false;
  const operation = isAwaited
    ? await session.follow(answer.operation, secondsOf(options.wait ?? true))
    : answer.operation;
  const { id, title, state } = operation;
  const { revision = null } = answer;
  printer.object({ ...answer, operation }, { operation: id, title, state, ...(revision === null ? {} : { revision }) });
}

/** Shows what a change answered that is done when it is stored; `--wait` has nothing to wait for there. */
export function settleStored(session: Session, answer: unknown, options: ChangeOptions, done?: string): void {
  if (done === undefined) session.printer.object(answer);
  if (options.dryRun === true) session.printer.note('Nothing was changed.');
  else if (done !== undefined) session.printer.note(done);
}

/** Reads `--wait` and its number. */
export function secondsOf(wait: boolean | string): number {
  if (typeof wait === 'boolean') return WAIT_SECONDS;
  const seconds = Number(wait);
  if (!Number.isFinite(seconds) || seconds < 0 || wait.trim() === '') {
    throw new UsageError(`--wait takes a number of seconds, not ${JSON.stringify(wait)}.`);
  }
  return seconds;
}
