import { Argument, type Command } from 'commander';
import { commandTree } from '../completion/command-tree.js';
import { manPage } from '../completion/man-page.js';
import { completionScript, SHELLS, type Shell } from '../completion/shells.js';
import { EXIT_MEANINGS } from '../exit-codes.js';
import type { Streams } from '../output/printer.js';

/** `completion` and `man`: what the command line tells of itself; both need no manager. */
export function addHelpers(program: Command, streams: Streams): void {
  program
    .command('completion')
    .description('print a script that completes commands and options: source <(directorate completion bash)')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action((shell: Shell) => streams.out(completionScript(shell, commandTree(program))));

  program
    .command('man')
    .description('print the manual page: directorate man | man -l -')
    .action(() =>
      streams.out(manPage({ version: program.version() ?? '', root: commandTree(program), exits: EXIT_MEANINGS })),
    );
}
