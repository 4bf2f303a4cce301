/** Whom a process runs as; numbers need no entry in /etc/passwd. */
export interface ProcessUser {
  readonly uid: number;
  readonly gid: number;
}

export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
}

export interface RunAs {
  /** Absent: whoever we are. */
  readonly user?: ProcessUser;
  /** Put before the command, for instance `ip netns exec NAME`. It must exec, not fork, so that the pid stays the program's. */
  readonly prefix?: readonly string[];
  /** What the kernel sends to the process when its launcher dies, even by SIGKILL; prctl(2) PR_SET_PDEATHSIG. */
  readonly deathSignal: 'INT' | 'TERM' | 'KILL';
}

const SETPRIV = '/usr/bin/setpriv';

/** Wraps a command so that it runs as another user, under a prefix, and never outlives its launcher; setpriv(1). */
export function wrapCommand(command: CommandLine, runAs: RunAs): CommandLine {
  const user = runAs.user;
  const identity =
    user === undefined
      ? []
      : [`--reuid=${user.uid.toString()}`, `--regid=${user.gid.toString()}`, '--clear-groups', '--no-new-privs'];
  const [program = SETPRIV, ...args] = [
    ...(runAs.prefix ?? []),
    SETPRIV,
    ...identity,
    `--pdeathsig=${runAs.deathSignal}`,
    '--',
    command.program,
    ...command.args,
  ];
  return { program, args };
}
