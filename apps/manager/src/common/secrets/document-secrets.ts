import type { MachineState, ServiceHealth } from '#libs/contracts';
import { mapSecrets, secretsIn } from './check-secrets.js';
import { inPool, SEALED } from './seal-mark.js';

type Director = Pick<MachineState, 'director'>;

/** Stands for a secret where only the form of a document counts. */
export const STAND_IN = { password: 'x', secret: 'x', key: '-----BEGIN PRIVATE KEY-----' } as const;

/** The sealed secrets in a machine's document. */
export function sealedSecretsOf({ director }: Director): Set<string> {
  const healths = (director?.virtualServices ?? []).flatMap(({ health, pool }) => [
    health,
    ...pool.sorryServers.map((server) => server.health).filter((own) => own !== null),
  ]);
  return new Set([...secretsIn(healths)].filter((secret) => secret.startsWith(SEALED)));
}

function inDocument<T extends Director>(document: T, change: (health: ServiceHealth) => ServiceHealth): T {
  const { director } = document;
  if (director === null) return document;
  const virtualServices = director.virtualServices.map((service) => ({
    ...service,
    health: change(service.health),
    pool: inPool(service.pool, change),
  }));
  return { ...document, director: { ...director, virtualServices } };
}

/** The document with each sealed secret as `opened` knows it. */
export const withOpened = <T extends Director>(document: T, opened: ReadonlyMap<string, string>): T =>
  inDocument(document, (health) => mapSecrets(health, (sealed, field) => opened.get(sealed) ?? STAND_IN[field]));

/** The document as its schema has it: stand-ins where its secrets are. */
export const withStandIns = <T extends Director>(document: T): T => withOpened(document, new Map());

/** The document as people may see it. */
export const withoutSecrets = <T extends Director>(document: T): T =>
  inDocument(document, (health) => mapSecrets(health, () => null));
