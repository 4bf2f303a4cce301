import type { Command } from 'commander';
import { unwrap } from '#libs/api-client';
import type { SessionOf } from '../cli.js';
import { EXIT, OperationFailed } from '../exit-codes.js';

/** `health`: how the cluster is, for people and for scripts. */
export function addHealth(program: Command, sessionOf: SessionOf): void {
  program
    .command('health')
    .description('show how the cluster is, and why')
    .option('--check', 'end with 1 unless everything is up')
    .action(async (options: { readonly check?: boolean }, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/health'));
      session.printer.object(body);
      if (options.check !== true || body.state === 'up') return;
      throw new OperationFailed(`The cluster is ${body.state}: ${body.reason}`, undefined, EXIT.refused);
    });
}
