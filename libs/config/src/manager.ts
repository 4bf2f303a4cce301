import { isIP } from 'node:net';
import { z } from 'zod';
import { parseDatabaseUrl, parseRedisUrl } from './endpoints.js';
import { type Environment, readEnvironment } from './environment.js';

const port = z.coerce.number().int().min(0).max(65_535);

function parsed<T>(parse: (text: string) => T): z.ZodPipe<z.ZodString, z.ZodTransform<T, string>> {
  return z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'is not a URL of the expected form', input: text });
      return z.NEVER;
    }
  });
}

const addressList = z.string().transform((text, context) => {
  const addresses = text.split(',').map((part) => part.trim());
  for (const address of addresses) {
    if (isIP(address) === 0)
      context.issues.push({ code: 'custom', message: `${address} is not an address`, input: text });
  }
  return addresses;
});

const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

const networkList = z.string().transform((text, context) => {
  const networks = text.split(',').map((part) => part.trim());
  for (const network of networks) {
    const [address = '', length = '', ...rest] = network.split('/');
    const family = isIP(address);
    const isFit =
      family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
    if (!isFit)
      context.issues.push({ code: 'custom', message: `${network} is not a network such as 10.0.0.0/8`, input: text });
  }
  return networks;
});

const managerEnvironment = z
  .object({
    DIRECTORATE_STATE_DIR: z.string().min(1).default('/var/lib/directorate'),
    DATABASE_URL: parsed(parseDatabaseUrl),
    REDIS_URL: parsed(parseRedisUrl),
    DIRECTORATE_HTTP_SOCKET: z.string().max(107).optional(),
    DIRECTORATE_HTTP_PORT: port.default(0),
    DIRECTORATE_API_PORT: port.default(7443),
    DIRECTORATE_API_ADDRESS: z.string().default('::'),
    DIRECTORATE_REDIS_TLS_PORT: port.default(7379),
    DIRECTORATE_MANAGER_ADDRESSES: addressList.optional(),
    DIRECTORATE_PANEL_DIR: z.string().min(1).optional(),
    DIRECTORATE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    DIRECTORATE_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
    DIRECTORATE_SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
    DIRECTORATE_METRICS_ON_LOOPBACK: yesOrNo.default(false),
    DIRECTORATE_METRICS_MAX_SERVERS: z.coerce.number().int().min(0).default(10_000),
    DIRECTORATE_WEBHOOK_NETWORKS: networkList.default([]),
    DIRECTORATE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
  })
  .transform((env) => ({
    stateDir: env.DIRECTORATE_STATE_DIR,
    database: env.DATABASE_URL,
    redis: env.REDIS_URL,
    httpSocket: env.DIRECTORATE_HTTP_SOCKET,
    /** Plain HTTP on 127.0.0.1; 0 is off. */
    httpPort: env.DIRECTORATE_HTTP_PORT,
    /** HTTPS with the manager's certificate; 0 is off. */
    apiPort: env.DIRECTORATE_API_PORT,
    apiAddress: env.DIRECTORATE_API_ADDRESS,
    /** Announced to agents. */
    redisTlsPort: env.DIRECTORATE_REDIS_TLS_PORT,
    /** The manager's own addresses; undefined: those of its network interfaces. */
    addresses: env.DIRECTORATE_MANAGER_ADDRESSES,
    /** The built panel; undefined: where the build puts it. */
    panelDir: env.DIRECTORATE_PANEL_DIR,
    logLevel: env.DIRECTORATE_LOG_LEVEL,
    /** A session ends after so long without a request … */
    sessionIdleMinutes: env.DIRECTORATE_SESSION_IDLE_MINUTES,
    /** … and after so long in any case. */
    sessionHours: env.DIRECTORATE_SESSION_HOURS,
    /** Whether /metrics answers without a token to whoever asks from this machine. */
    metricsOnLoopback: env.DIRECTORATE_METRICS_ON_LOOPBACK,
    /** Real servers that /metrics names, over all directors; the others are counted only. */
    metricsMaxServers: env.DIRECTORATE_METRICS_MAX_SERVERS,
    /** Networks to which webhooks may go although they are not public, and without TLS. */
    webhookNetworks: env.DIRECTORATE_WEBHOOK_NETWORKS,
    /** Per token or session. */
    requestsPerMinute: env.DIRECTORATE_REQUESTS_PER_MINUTE,
  }));

export type ManagerConfig = z.infer<typeof managerEnvironment>;

/** Settings of the manager from its environment; an unfit variable is named in the error. */
export function readManagerConfig(environment: Environment): ManagerConfig {
  return readEnvironment(managerEnvironment, environment);
}
