import { Injectable } from '@nestjs/common';
import { poolPolicy, type PoolPolicy, serviceHealth, type ServiceHealth } from '#libs/contracts';
import { canonicalAddress } from '../../addresses/address.js';
import { Clock } from '../../common/clock.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import { newId } from '../../common/new-id.js';
import { schemaFaults } from '../../common/schemas/schema-faults.js';
import { secretPlaces } from '../../common/secrets/check-secrets.js';
import { STAND_IN } from '../../common/secrets/document-secrets.js';
import { SEALED } from '../../common/secrets/seal-mark.js';
import { SecretSeal } from '../../common/secrets/secret-seal.js';
import type { WrittenHealth, WrittenPool } from './health.schemas.js';

type Json = Record<string, unknown>;

/** Health and pools as they are stored: every default filled in, every secret sealed. */
@Injectable()
export class SealedChecks {
  constructor(
    private readonly seal: SecretSeal,
    private readonly clock: Clock,
  ) {}

  /** Completes what a client wrote from what is stored, and refuses what is wrong; `at` points to it in the input. */
  async health(written: WrittenHealth, stored: ServiceHealth | null, at: string): Promise<ServiceHealth> {
    const draft = structuredClone(written) as { checks?: Json[] };
    const kept = new Map<string, string>();
    (draft.checks ?? []).forEach((check, index) => {
      const { kind, name = 'check' } = check;
      const before = stored?.checks.find((other) => other.kind === kind && other.name === name);
      for (const [place, secret] of keepSecrets(check, before)) kept.set(`${index} ${place}`, secret);
    });
    const result = serviceHealth.safeParse(draft);
    if (!result.success) throw invalidInput(schemaFaults(result.error.issues, at));
    const health = result.data;
    for (const [index, check] of health.checks.entries()) {
      for (const { name, field, holder } of secretPlaces(check)) {
        const secret = holder[field];
        if (typeof secret !== 'string') continue;
        holder[field] = kept.get(`${index} ${name}`) ?? `${SEALED}${await this.seal.seal(secret)}`;
      }
    }
    return health;
  }

  /** The same for a pool: a sorry server with the same address and port keeps its id. */
  async pool(written: WrittenPool, stored: PoolPolicy | null, at: string): Promise<PoolPolicy> {
    const sorryServers = [];
    for (const [index, server] of (written.sorryServers ?? []).entries()) {
      const address = canonicalAddress(server.address);
      const before = stored?.sorryServers.find((other) => other.address === address && other.port === server.port);
      const { health: own = null } = server;
      const where = `${at}/sorryServers/${index}/health`;
      const health = own === null ? null : await this.health(own, before?.health ?? null, where);
      const { weight = 1, port, forwardingMethod } = server;
      const id = before?.id ?? newId(this.clock.now());
      sorryServers.push({ id, address, port, forwardingMethod, weight, health });
    }
    // Its sorry servers are complete: their secrets are sealed and would not fit the schema any more.
    const result = poolPolicy.safeParse({ ...written, sorryServers: [] });
    if (!result.success) throw invalidInput(schemaFaults(result.error.issues, at));
    return { ...result.data, sorryServers };
  }
}

/** Puts stand-ins where secrets stay as they are, and takes out what was emptied; gives the secrets that stay, by place. */
function keepSecrets(check: Json, before: unknown): [string, string][] {
  const present = new Map(secretPlaces(before).map(({ name, field, holder }) => [name, holder[field]]));
  return secretPlaces(check).flatMap(({ name, field, holder }): [string, string][] => {
    const written = holder[field];
    if (typeof written === 'string' && written !== '') return [];
    const secret = present.get(name);
    const isKept = typeof secret === 'string' && written !== '';
    if (isKept) holder[field] = STAND_IN[field];
    else if (field in holder) Reflect.deleteProperty(holder, field);
    return isKept ? [[name, secret]] : [];
  });
}
