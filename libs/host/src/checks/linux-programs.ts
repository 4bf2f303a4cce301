import type { ProgramPort } from '#libs/checks';
import { DomainError } from '#libs/errors';
import type { CommandRunner } from '../command/command-runner.js';
import { findUser } from '../embedded/find-user.js';
import { wrapCommand, type ProcessUser } from '../embedded/run-as.js';

const ANY_EXIT_STATUS = Array.from({ length: 256 }, (_, status) => status);

/** Runs the programs of checks as an unprivileged user without supplementary groups and without new privileges. */
export class LinuxPrograms implements ProgramPort {
  private readonly users = new Map<string, ProcessUser>();

  constructor(private readonly commands: CommandRunner) {}

  async run(program: Parameters<ProgramPort['run']>[0]): ReturnType<ProgramPort['run']> {
    const [path = '', ...args] = program.argv;
    const user = await this.userOf(program.user);
    const isUs = user.uid === process.getuid?.();
    const line = wrapCommand({ program: path, args }, { ...(isUs ? {} : { user }), deathSignal: 'KILL' });
    return this.commands.run({
      ...line,
      timeoutMs: program.timeoutMs,
      maxOutputBytes: program.maxOutputBytes,
      expectedExitCodes: ANY_EXIT_STATUS,
    });
  }

  private async userOf(name: string): Promise<ProcessUser> {
    const known = this.users.get(name);
    if (known !== undefined) return known;
    const user = await findUser(name);
    if (user.uid === 0) throw new DomainError('command-failed', 'A check never runs a program as root.');
    this.users.set(name, user);
    return user;
  }
}
