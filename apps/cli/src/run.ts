import { CommanderError } from 'commander';
import { ApiProblem } from '#libs/api-client';
import { DomainError } from '#libs/errors';
import { DocumentsRefused } from './apply/faults.js';
import { NotSent } from './curl.js';
import { buildCli, type CliWorld } from './cli.js';
import { EXIT, exitCodeOf, OperationFailed, UsageError } from './exit-codes.js';
import { safeText } from './output/table.js';

/** Runs one command line and answers the exit status. */
export async function run(args: readonly string[], world: CliWorld): Promise<number> {
  try {
    await buildCli(world).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    // commander has told its own errors already; asking for help is none.
    if (error instanceof NotSent) return EXIT.done;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    for (const line of tell(error)) world.streams.err(`${line}\n`);
    return exitCodeOf(error);
  }
}

/** What happened, in which fields, and how to mend it. */
function tell(error: unknown): string[] {
  if (error instanceof ApiProblem) {
    const faults = error.faults.map(
      ({ pointer, message, hint }) => `  ${pointer}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
    );
    return [error.message, ...faults, ...hintLine(error.hint)].map(safeText);
  }
  if (error instanceof DomainError || error instanceof OperationFailed)
    return [error.message, ...hintLine(error.hint)].map(safeText);
  if (error instanceof DocumentsRefused) return [error.message, ...error.lines].map(safeText);
  if (error instanceof UsageError) return [safeText(error.message)];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

const hintLine = (hint: string | undefined): string[] => (hint === undefined ? [] : [`→ ${hint}`]);
