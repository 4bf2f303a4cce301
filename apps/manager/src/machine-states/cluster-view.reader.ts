import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readAddresses, readVirtualIps } from '../addresses/read-addresses.js';
import { readCluster } from '../cluster/read-cluster.js';
import { readAdoptions } from '../imports/read-adoptions.js';
import { readSettings } from '../director-settings/read-settings.js';
import { readServices } from '../load-balancing/read-services.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { ClusterView, ViewedMachine } from './cluster-view.js';

@Injectable()
export class ClusterViewReader {
  constructor(private readonly machines: MachineRepository) {}

  /** All desired state as this transaction sees it. Machines that still join or already leave are not in it. */
  async read(tx: EntityManager): Promise<ClusterView> {
    const cluster = await readCluster(tx);
    const machines = await this.machines.list(tx);
    const [quorumIp = null] = await readAddresses(tx, 'quorum-ip');
    return {
      clusterId: cluster.id,
      epoch: Math.max(1, cluster.epoch),
      quorumIp,
      virtualIps: await readVirtualIps(tx),
      machines: machines.filter(({ state }) => state === 'member' || state === 'quarantined').map(viewOf),
      virtualServices: await readServices(tx),
      adoptions: await readAdoptions(tx),
      settings: await readSettings(tx),
    };
  }
}

const viewOf = ({ id, name, roles, addresses, agentPort, isInMaintenance }: Machine): ViewedMachine => ({
  ...{ id, name, roles, addresses, agentPort, isInMaintenance },
});
