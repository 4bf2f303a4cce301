import type { ImportedService } from '#libs/adopt';
import { SECRET_CHECK_FIELDS, type HealthCheckSpec, type ServiceHealth } from '#libs/contracts';

type ServiceSpec = Record<string, unknown>;

/** What names a service, as `spec` of a virtual service has it. */
function identityOf({ key }: Pick<ImportedService, 'key'>): ServiceSpec {
  if (key.kind === 'firewall-mark') return { kind: key.kind, family: key.family, mark: key.mark };
  return { kind: key.kind, protocol: key.protocol, address: key.address, port: key.port };
}

/** The body of `POST /virtual-services` that makes this service. */
export function apiShapeOf(service: ImportedService): {
  readonly spec: ServiceSpec;
  readonly realServers: ServiceSpec[];
} {
  const { config, health, pool, realServers } = service;
  return {
    spec: { ...identityOf(service), ...config, health, pool },
    realServers: realServers.map(({ address, port, config: one }) => ({ spec: { address, port, ...one } })),
  };
}

const isSecret = (name: string): boolean => SECRET_CHECK_FIELDS.some((field) => field === name);

function shownCheck(check: HealthCheckSpec): ServiceSpec {
  const entries = Object.entries(check).map(([name, value]: [string, unknown]) => {
    if (isSecret(name)) return [name, null] as const;
    return [name, name === 'tls' ? { ...(value as object), key: null } : value] as const;
  });
  return Object.fromEntries(entries);
}

const shownHealth = (health: ServiceHealth): ServiceSpec => ({ ...health, checks: health.checks.map(shownCheck) });

/** The same as people see it: passwords are null. */
export function shownShapeOf(service: ImportedService): ServiceSpec {
  const { spec, realServers } = apiShapeOf(service);
  return { ...spec, health: shownHealth(service.health), realServers };
}
