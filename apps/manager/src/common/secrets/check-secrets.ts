import { SECRET_CHECK_FIELDS, type ServiceHealth } from '#libs/contracts';

type SecretField = (typeof SECRET_CHECK_FIELDS)[number];
type Json = Record<string, unknown>;

/** Where a secret can be in a check: beside the other fields, or among those of TLS. */
export interface SecretPlace {
  /** `password` or `tls.key`; unique in its check. */
  readonly name: string;
  readonly field: SecretField;
  /** The object that has it. */
  readonly holder: Json;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

export function secretPlaces(check: unknown): SecretPlace[] {
  if (!isObject(check)) return [];
  const { tls } = check;
  return SECRET_CHECK_FIELDS.flatMap((field) => [
    { name: field, field, holder: check },
    ...(isObject(tls) ? [{ name: `tls.${field}`, field, holder: tls }] : []),
  ]);
}

/** A copy of the health in which each secret that is there is what `change` says. */
export function mapSecrets<T extends Pick<ServiceHealth, 'checks'>>(
  health: T,
  change: (secret: string, field: SecretField) => string | null,
): T {
  const copy = structuredClone(health);
  for (const { field, holder } of copy.checks.flatMap(secretPlaces)) {
    const secret = holder[field];
    if (typeof secret === 'string') holder[field] = change(secret, field);
  }
  return copy;
}

/** The secrets in any number of healths, each once. */
export function secretsIn(healths: readonly Pick<ServiceHealth, 'checks'>[]): Set<string> {
  const places = healths.flatMap(({ checks }) => checks).flatMap(secretPlaces);
  return new Set(places.map(({ field, holder }) => holder[field]).filter((value) => typeof value === 'string'));
}
