import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import { UsageError } from '../exit-codes.js';
import { wholeNumber } from '../options.js';
import type { Session } from '../session.js';

export interface DrainFirstOptions extends ControlledOptions {
  readonly drain?: boolean;
  readonly deadline?: number;
  readonly onDeadline?: Schemas['OnDeadline'];
}

/** Adds the options of a deletion that may wait until nobody is left. */
export function asDrainFirst(command: Command): Command {
  return command
    .option('--drain', 'drain it first: it is deleted once its connections have ended; "drains cancel" takes it back')
    .option(
      '--deadline <seconds>',
      'with --drain: what connections get; as long as they take when left out',
      wholeNumber,
    )
    .addOption(new Option('--on-deadline <what>', 'with --drain: what then').choices(['stop', 'force', 'give-up']));
}

/** Begins the drain that ends with the deletion. */
export async function drainThenDelete(
  session: Session,
  subject: Schemas['DrainSubjectSpec'],
  options: DrainFirstOptions,
): Promise<void> {
  const { deadline, onDeadline, confirmWithin } = options;
  if (confirmWithin !== undefined) throw new UsageError('--confirm-within does not go with --drain.');
  const body = {
    ...{ subject, thenDelete: true },
    ...(deadline === undefined ? {} : { deadlineSeconds: deadline }),
    ...(onDeadline === undefined ? {} : { onDeadline }),
  };
  const params = { header: idempotent(), query: controlledQuery(options) };
  await settle(session, unwrap(await session.api.POST('/api/v1/drains', { params, body })).body, options);
}

/** Refuses what makes sense with `--drain` only. */
export function assertNoDrainOptions({ deadline, onDeadline }: DrainFirstOptions): void {
  if (deadline === undefined && onDeadline === undefined) return;
  throw new UsageError('--deadline and --on-deadline go with --drain only.');
}
