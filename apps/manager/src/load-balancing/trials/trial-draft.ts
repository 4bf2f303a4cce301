import { Injectable } from '@nestjs/common';
import { type CheckTrial, TRIAL_LIMITS } from '#libs/contracts';
import type { FieldFault } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import { newId } from '../../common/new-id.js';
import { markSecrets } from '../../common/secrets/seal-mark.js';
import { MachineDirectory } from '../../nodes/machine-directory.js';
import { assertSound, toIpvsService } from '../desired-service.js';
import { RealServerEntity } from '../real-server.entity.js';
import { ServerRows } from '../server-rows.js';
import { kindFaults } from '../service-rules.js';
import { ServiceSettings } from '../service-settings.js';
import { keyOf } from '../virtual-service-key.js';
import type { TryChecks } from './check-trial.dto.js';

/** Servers of a trial that neither the cluster nor any of its services knows: a trial is no way to look around in a network. */
const MAX_STRANGERS = 16;

interface TrialDraft {
  /** Its secrets are sealed. */
  readonly trial: CheckTrial;
  /** The directors that the service names; null: all of them. */
  readonly directorIds: readonly string[] | null;
}

/** Makes a trial of what would be a service, by the same rules as if it were created. */
@Injectable()
export class TrialDrafts {
  constructor(
    private readonly settings: ServiceSettings,
    private readonly servers: ServerRows,
    private readonly machines: MachineDirectory,
    private readonly clock: Clock,
  ) {}

  async of(tx: EntityManager, { spec, realServers }: TryChecks): Promise<TrialDraft> {
    const faults = kindFaults(spec);
    if (faults.length > 0) throw invalidInput(faults);
    const draft = await this.settings.draft(tx, { name: 'trial', spec });
    const service = keyOf(draft);
    const owner = { id: newId(this.clock.now()), key: service, policyId: draft.policyId };
    const rows = await this.servers.make(tx, owner, realServers, (index) => `/realServers/${index}`);
    assertSound(toIpvsService(draft, rows), draft);
    const { checks, combine } = draft.health;
    const sizeFault = sizeFaultOf(checks.length, rows.length);
    if (sizeFault !== null) throw invalidInput([sizeFault]);
    const machines = await this.machines.list(tx);
    await assertKnown(tx, rows, new Set(machines.flatMap(({ addresses }) => addresses)));
    const servers = rows.map(({ address, port }) => {
      const node = machines.find(({ addresses }) => addresses.includes(address));
      return { name: node?.name ?? address, address, port };
    });
    return { trial: { service, checks, combine, servers }, directorIds: draft.directorIds };
  }
}

/** What the audit log keeps of a trial. */
export const auditedTrial = (trial: CheckTrial): object => markSecrets(trial);

export function sizeFaultOf(checks: number, servers: number): FieldFault | null {
  if (checks === 0) {
    const hint = 'Give it a check: without one every server counts as alive.';
    return { pointer: '/spec/health/checks', message: 'is empty, so there is nothing to try', hint };
  }
  if (checks * servers <= TRIAL_LIMITS.probes) return null;
  const message = `are too many: ${servers} servers times ${checks} checks are more than ${TRIAL_LIMITS.probes} probes`;
  return { pointer: '/realServers', message, hint: 'Try fewer servers at once, or fewer checks.' };
}

async function assertKnown(
  tx: EntityManager,
  rows: readonly RealServerEntity[],
  ofNodes: ReadonlySet<string>,
): Promise<void> {
  const outside = rows.filter(({ address }) => !ofNodes.has(address));
  if (outside.length <= MAX_STRANGERS) return;
  const addresses = outside.map(({ address }) => address);
  const registered = await tx
    .createQueryBuilder(RealServerEntity, 'server')
    .select('server.address')
    .where('server.address IN (:...addresses)', { addresses })
    .getMany();
  const known = new Set(registered.map(({ address }) => address));
  const strangers = outside.filter(({ address }) => !known.has(address)).length;
  if (strangers <= MAX_STRANGERS) return;
  const message = `name ${strangers} servers that are neither nodes nor real servers of the cluster; ${MAX_STRANGERS} may be tried at once`;
  throw invalidInput([{ pointer: '/realServers', message, hint: 'Try them in several requests.' }]);
}
