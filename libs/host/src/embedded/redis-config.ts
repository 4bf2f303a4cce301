import { DomainError } from '#libs/errors';

/** The second door of Redis, for agents: TLS without client certificates; users and passwords tell machines apart. */
export interface RedisTls {
  readonly port: number;
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly caFile: string;
}

export interface RedisConfig {
  readonly dir: string;
  readonly socket: string;
  readonly managerPassword: string;
  readonly tls: RedisTls | null;
  readonly maxMemoryMiB: number;
}

/** Milliseconds after which a script counts as endless and can be killed; redis.conf `lua-time-limit`. */
export const SCRIPT_LIMIT_MS = 500;

/** The text that Redis reads on its standard input, so that no password stands in a file or in a process list. */
export function renderRedisConfig(config: RedisConfig): string {
  const directives: [string, ...string[]][] = [
    ['dir', config.dir],
    ['daemonize', 'no'],
    ['port', '0'],
    ['unixsocket', config.socket],
    ['unixsocketperm', '777'],
    ['protected-mode', 'no'],
    ['save', ''],
    ['appendonly', 'no'],
    ['maxmemory', `${config.maxMemoryMiB.toString()}mb`],
    ['maxmemory-policy', 'noeviction'],
    ['lua-time-limit', SCRIPT_LIMIT_MS.toString()],
    ['tcp-keepalive', '30'],
    ['user', 'default', 'off', 'resetpass', 'resetkeys', 'resetchannels', '-@all'],
    ['user', 'manager', 'on', `>${config.managerPassword}`, '~*', '&*', '+@all'],
  ];
  if (config.tls !== null) {
    directives.push(
      // The leading hyphen: a machine without IPv6 is no fault.
      ['bind', '*', '-::*'],
      ['tls-port', config.tls.port.toString()],
      ['tls-cert-file', config.tls.certificateFile],
      ['tls-key-file', config.tls.keyFile],
      ['tls-ca-cert-file', config.tls.caFile],
      ['tls-auth-clients', 'no'],
      ['tls-protocols', 'TLSv1.3'],
    );
  }
  return directives.map(([name, ...values]) => [name, ...values.map(quote)].join(' ') + '\n').join('');
}

function quote(value: string): string {
  if (/\p{Cc}/u.test(value)) {
    throw new DomainError('invalid-input', 'A setting of Redis has a control character.');
  }
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
