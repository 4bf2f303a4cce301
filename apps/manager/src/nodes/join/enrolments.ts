import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Enrolment } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { certificateFacts, nodeServerName, signCsr } from '#libs/pki';
import { ManagerEndpointsService } from '../../cluster/manager-endpoints.js';
import { readCluster } from '../../cluster/read-cluster.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../../config/manager-config.js';
import { MachineAccess } from '../../redis/machine-access.js';
import { createRedisPassword, machineUser } from '../../redis/machine-acl.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';

const CERTIFICATE_DAYS = 825;

/** Makes the papers of a new member: its certificate, its queue user, and the enrolment that carries both. */
@Injectable()
export class Enrolments {
  constructor(
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
    private readonly endpoints: ManagerEndpointsService,
    private readonly machines: MachineRepository,
    private readonly access: MachineAccess,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Names and lifetime are ours; only the public key is the node's. */
  async certify(machineId: string, csrPem: string): Promise<string> {
    const { id: clusterId } = await readCluster(this.transactor.reader);
    const [caPem, caKeyPem] = [await this.read('ca.pem'), await this.read('ca.key')];
    const certificatePem = await signCsr({
      ...{ caPem, caKeyPem, csrPem, usage: 'both', days: CERTIFICATE_DAYS },
      commonName: machineId,
      dnsNames: [nodeServerName(machineId, clusterId)],
      now: this.clock.now(),
    });
    const { serialNumber, notAfter } = certificateFacts(certificatePem);
    await this.transactor.run((tx) =>
      this.machines.change(tx, machineId, {
        certificateSerial: serialNumber,
        certificateExpiresAt: new Date(notAfter),
      }),
    );
    return certificatePem;
  }

  /** A new password each time: the machine gets it with the enrolment, the database only its hash. */
  async openQueue(machineId: string): Promise<string> {
    const { password, hash } = createRedisPassword();
    await this.transactor.run((tx) => this.machines.change(tx, machineId, { redisHash: hash }));
    await this.access.grant(machineId, hash);
    return password;
  }

  async make(machine: Machine, certificatePem: string, password: string): Promise<Enrolment> {
    const cluster = await readCluster(this.transactor.reader);
    if (cluster.name === null) throw new DomainError('cluster-not-set-up', 'The cluster has no name yet.');
    return {
      clusterId: cluster.id,
      clusterName: cluster.name,
      machineId: machine.id,
      machineName: machine.name,
      roles: [...machine.roles],
      epoch: cluster.epoch,
      caPem: await this.read('ca.pem'),
      certificatePem,
      endpoints: this.endpoints.of(cluster),
      redis: { username: machineUser(machine.id), password },
    };
  }

  private read(name: 'ca.pem' | 'ca.key'): Promise<string> {
    return readFile(join(this.config.stateDir, 'pki', name), 'utf8');
  }
}
