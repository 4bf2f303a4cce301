/** Payload of `ready`: the runner is up. */
export interface ReadyMessage {
  readonly kernelRelease: string;
  readonly uptimeSeconds: number;
}

/** Payload of `start`. */
export interface StartMessage {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** Payload of `started`. */
export interface StartedMessage {
  readonly pid: number;
}

/** Payload of `exited`. */
export interface ExitedMessage {
  readonly code: number | null;
  readonly signal: string | null;
}
