import { Injectable } from '@nestjs/common';
import { type ForwardingMethod, type Tunnel, type VirtualServiceKey, WEIGHT_DEFAULT } from '#libs/domain';
import type { EntityManager } from 'typeorm';
import { readAddresses } from '../addresses/read-addresses.js';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/clock.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { MachineDirectory } from '../nodes/machine-directory.js';
import { PolicyRepository } from '../policies/policy.repository.js';
import type { CreateRealServer, RealServerSettings } from './real-server.dto.js';
import { RealServerEntity } from './real-server.entity.js';
import { isFault, placeServer } from './server-placement.js';
import { keyOf } from './virtual-service-key.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';

type Settings = Pick<
  RealServerEntity,
  'forwardingMethod' | 'tunnel' | 'weight' | 'upperThreshold' | 'lowerThreshold' | 'adminState' | 'drainMode'
>;

/** The settings with every value; defaults of ipvsadm(8). */
export function settingsOf(
  spec: RealServerSettings,
  present?: Settings,
  usualMethod: ForwardingMethod = 'direct-routing',
): Settings {
  const forwardingMethod = spec.forwardingMethod ?? present?.forwardingMethod ?? usualMethod;
  return {
    forwardingMethod,
    tunnel: tunnelOf(spec, present?.forwardingMethod === forwardingMethod ? present.tunnel : null),
    weight: spec.weight ?? present?.weight ?? WEIGHT_DEFAULT,
    upperThreshold: spec.upperThreshold ?? present?.upperThreshold ?? 0,
    lowerThreshold: spec.lowerThreshold ?? present?.lowerThreshold ?? 0,
    adminState: spec.adminState ?? present?.adminState ?? 'enabled',
    drainMode: spec.drainMode ?? present?.drainMode ?? 'graceful',
  };
}

/** ipvsadm(8): ipip without port and checksum is what there is without a word about it. */
function tunnelOf({ tunnel }: RealServerSettings, present: Tunnel | null): Tunnel | null {
  if (tunnel === undefined) return present;
  if (tunnel === null) return null;
  const { type, port = 0, checksum = 'none' } = tunnel;
  return type === 'ipip' && port === 0 && checksum === 'none' ? null : { type, port, checksum };
}

/** What rows of servers need to know of their service. */
export interface RowsOwner {
  readonly id: string;
  readonly key: VirtualServiceKey;
  readonly policyId: string | null;
}

export const rowsOwner = (service: VirtualServiceEntity): RowsOwner => ({
  id: service.id,
  key: keyOf(service),
  policyId: service.policyId,
});

/** Makes rows of the servers that an input names. */
@Injectable()
export class ServerRows {
  constructor(
    private readonly machines: MachineDirectory,
    private readonly policies: PolicyRepository,
    private readonly clock: Clock,
  ) {}

  /** Rows that are not stored yet; `at(n)` points to the n-th server in the input. */
  async make(
    tx: EntityManager,
    service: RowsOwner,
    inputs: readonly CreateRealServer[],
    at: (index: number) => string,
  ): Promise<RealServerEntity[]> {
    if (inputs.length === 0) return [];
    const virtualIps = new Set((await readAddresses(tx, 'virtual-ip')).map(({ address }) => address));
    const surroundings = { machines: await this.machines.list(tx), virtualIps };
    const placed = inputs.map(({ spec }, index) => placeServer(spec, service.key, surroundings, `${at(index)}/spec`));
    const faults = placed.filter(isFault);
    if (faults.length > 0) throw invalidInput(faults);
    const { forwardingMethod } = await this.policies.followed(tx, service.policyId);
    const usual = forwardingMethod ?? undefined;
    const now = this.clock.now();
    return inputs.flatMap(({ spec, tags }, index) => {
      const place = placed[index];
      if (place === undefined || isFault(place)) return [];
      const row = {
        ...place,
        ...settingsOf(spec, undefined, usual),
        id: newId(now),
        virtualServiceId: service.id,
        tags: tags ?? [],
      };
      return [tx.create(RealServerEntity, row)];
    });
  }
}
