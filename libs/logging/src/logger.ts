import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Words in the names of fields whose values never reach a log. */
const SECRET_FIELDS = ['password', 'secret', 'token', 'authorization', 'joinKey', 'privateKey'];

/** One JSON object per line, UTC times (ISO 8601), levels by name; fields named as secrets are blotted out. */
export function createLogger(program: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { program },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: '…' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
