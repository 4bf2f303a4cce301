const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];
export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON object per line, for journald and for tests. */
export class Log {
  constructor(
    private readonly minimum: LogLevel,
    private readonly write: (line: string) => void,
    private readonly now: () => Date,
  ) {}

  debug(message: string, fields: LogFields = {}): void {
    this.line('debug', message, fields);
  }
  info(message: string, fields: LogFields = {}): void {
    this.line('info', message, fields);
  }
  warn(message: string, fields: LogFields = {}): void {
    this.line('warn', message, fields);
  }
  error(message: string, fields: LogFields = {}): void {
    this.line('error', message, fields);
  }

  private line(level: LogLevel, message: string, fields: LogFields): void {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(this.minimum)) return;
    this.write(`${JSON.stringify({ time: this.now().toISOString(), level, message, ...fields })}\n`);
  }
}
