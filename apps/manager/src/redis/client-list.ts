/** One line of CLIENT LIST, as far as it tells who somebody is. */
export interface RedisClient {
  readonly id: string;
  /** `ip:port` or `path:0`, as SLOWLOG names it too. */
  readonly address: string;
  readonly user: string;
  readonly command: string;
}

/** Parses CLIENT LIST (redis.io/commands/client-list): one client per line, `name=value` separated by blanks. */
export function parseClientList(text: string): RedisClient[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('id='))
    .map((line) => {
      const fields = new Map(line.split(' ').map((field) => splitOnce(field)));
      return {
        id: fields.get('id') ?? '',
        address: fields.get('addr') ?? '',
        user: fields.get('user') ?? '',
        command: fields.get('cmd') ?? '',
      };
    });
}

function splitOnce(field: string): [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at), field.slice(at + 1)];
}

/** One entry of SLOWLOG GET: [id, unix time, microseconds, arguments, client address, client name]. */
export interface SlowCommand {
  readonly id: number;
  readonly durationMs: number;
  readonly command: string;
  readonly address: string;
}

/** Reads the answer of SLOWLOG GET; entries of another form are skipped. */
export function parseSlowLog(reply: unknown): SlowCommand[] {
  if (!Array.isArray(reply)) return [];
  return reply.flatMap((entry: unknown): SlowCommand[] => {
    if (!Array.isArray(entry)) return [];
    const [id, , micros, args, address] = entry as unknown[];
    const command: unknown = Array.isArray(args) ? args[0] : undefined;
    if (typeof id !== 'number' || typeof micros !== 'number') return [];
    if (typeof command !== 'string' || typeof address !== 'string') return [];
    return [{ id, durationMs: micros / 1000, command: command.toLowerCase(), address }];
  });
}
