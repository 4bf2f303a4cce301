import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { JoinTestRequest } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import { fingerprintOf } from '#libs/pki';
import { readAddresses } from '../../addresses/read-addresses.js';
import { ManagerEndpointsService } from '../../cluster/manager-endpoints.js';
import { readCluster } from '../../cluster/read-cluster.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../../config/manager-config.js';
import { ObservationStore } from '../../observations/observation-store.js';
import { MachineRepository } from '../machine.repository.js';
import { MINIMUM_AGENT_VERSION, MINIMUM_FREE_BYTES } from './manager-checks.js';

/** Collects what a node must know to test itself. */
@Injectable()
export class TestRequests {
  constructor(
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
    private readonly endpoints: ManagerEndpointsService,
    private readonly machines: MachineRepository,
    private readonly store: ObservationStore,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async make(roles: readonly MachineRole[]): Promise<JoinTestRequest> {
    const tx = this.transactor.reader;
    const cluster = await readCluster(tx);
    const machines = await this.machines.list();
    const virtualIps = await readAddresses(tx, 'virtual-ip');
    return {
      clusterId: cluster.id,
      roles: [...roles],
      managerNow: this.clock.now().toISOString(),
      endpoints: this.endpoints.of(cluster),
      caFingerprint: fingerprintOf(await readFile(join(this.config.stateDir, 'pki', 'ca.pem'), 'utf8')),
      directors: machines
        .filter((machine) => machine.roles.includes('director') && machine.state === 'member')
        .map(({ id, name, addresses }) => ({
          ...{ id, name, macs: this.macsOf(id) },
          addresses: addresses.map(({ address }) => address).slice(0, 64),
        })),
      virtualIps: virtualIps.map(({ address }) => address),
      minimumAgentVersion: MINIMUM_AGENT_VERSION,
      minimumFreeBytes: MINIMUM_FREE_BYTES,
    };
  }

  private macsOf(machineId: string): string[] {
    const addresses = this.store.of(machineId)?.report.addresses ?? [];
    return [...new Set(addresses.flatMap(({ mac }) => (mac === null ? [] : [mac])))].slice(0, 64);
  }
}
