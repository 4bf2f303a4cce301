/** Where PostgreSQL is; `host` is a name, an address, or the folder of a unix socket. */
export interface DatabaseEndpoint {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
}

/** Where Redis is; by TCP or by unix socket (`path`). */
export interface RedisEndpoint {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly path: string | undefined;
  readonly host: string | undefined;
  readonly port: number;
}

const secretOf = (text: string): string | undefined => (text === '' ? undefined : decodeURIComponent(text));

/** Parses `postgres://user:password@host:port/database?host=/socket/folder` (libpq's URI form). */
export function parseDatabaseUrl(text: string): DatabaseEndpoint {
  const complete = text.replace(/^(postgres(?:ql)?:\/\/)([^@/]*@)?\//, '$1$2localhost/');
  const url = new URL(complete);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw new TypeError('is not a postgres:// URL');
  return {
    host: url.searchParams.get('host') ?? secretOf(url.hostname) ?? 'localhost',
    port: Number(url.searchParams.get('port') ?? (url.port || 5432)),
    user: secretOf(url.username) ?? 'directorate',
    password: secretOf(url.password),
    database: secretOf(url.pathname.slice(1)) ?? 'directorate',
  };
}

/** Parses `redis://user:password@host:port` or `unix:///path/of/socket?username=&password=`. */
export function parseRedisUrl(text: string): RedisEndpoint {
  const url = new URL(text);
  if (url.protocol === 'unix:') {
    return {
      username: url.searchParams.get('username') ?? undefined,
      password: url.searchParams.get('password') ?? undefined,
      path: decodeURIComponent(url.pathname),
      host: undefined,
      port: 6379,
    };
  }
  if (url.protocol !== 'redis:') throw new TypeError('is neither a redis:// nor a unix:// URL');
  return {
    username: secretOf(url.username),
    password: secretOf(url.password),
    path: undefined,
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(url.port || 6379),
  };
}
