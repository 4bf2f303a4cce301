/** One program run: an argument list, never a shell line. */
export interface HostCommand {
  /** Absolute path, or a name that is looked up in the fixed PATH below. */
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin?: string | Uint8Array;
  /** Default 10 s; the whole process group is killed then. */
  readonly timeoutMs?: number;
  /** Default 16 MiB for each of the two outputs; more is a failure. */
  readonly maxOutputBytes?: number;
  /** Default `[0]`; any other exit is thrown. */
  readonly expectedExitCodes?: readonly number[];
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs programs. Throws DomainError `command-failed` with the program's own words, or `command-timeout`. */
export interface CommandRunner {
  run(command: HostCommand): Promise<CommandResult>;
}

export const FIXED_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
