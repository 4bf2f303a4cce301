import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { canonicalAddress, familyOf } from '../addresses/address.js';
import { readAddresses } from '../addresses/read-addresses.js';
import { reserveQuorumIp } from '../addresses/reserve-quorum-ip.js';
import type { Actor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { EndpointPublisher } from '../commands/endpoint-publisher.js';
import { Clock } from '../common/clock.js';
import { readEntities } from '../common/database/prepared.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import type { SetUpCluster } from './cluster.dto.js';
import { ClusterEntity } from './cluster.entity.js';
import { ManagerAddresses } from './manager-addresses.js';
import { ManagerEndpointsService } from './manager-endpoints.js';
import { type QuorumIpCandidate, quorumIpCandidates, quorumIpFaults } from './quorum-ip.js';

/** Sets the cluster up, and moves it to another quorum IP later. */
@Injectable()
export class ClusterService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly addresses: ManagerAddresses,
    private readonly endpoints: ManagerEndpointsService,
    private readonly publisher: EndpointPublisher,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async get(tx: EntityManager = this.transactor.reader): Promise<ClusterEntity> {
    const [cluster] = await readEntities(tx, ClusterEntity, 'LIMIT 1');
    if (cluster === undefined) throw new DomainError('unavailable', 'The database has no cluster yet.');
    return cluster;
  }

  async candidates(tx: EntityManager = this.transactor.reader): Promise<QuorumIpCandidate[]> {
    const virtualIps = await readAddresses(tx, 'virtual-ip');
    return quorumIpCandidates(this.addresses.list(), new Set(virtualIps.map(({ address }) => address)));
  }

  /** Takes name, topology and quorum IP; a new quorum IP is announced to every member. */
  setUp(
    actor: Actor,
    input: SetUpCluster,
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<ClusterEntity>> {
    let moved: ClusterEntity | null = null;
    return this.changes.apply({
      actor,
      dryRun,
      action: 'cluster.set-up',
      title: `Set up the cluster ${input.name}`,
      work: async (tx) => {
        const cluster = await tx.findOneOrFail(ClusterEntity, { where: {}, lock: { mode: 'pessimistic_write' } });
        assertMatches(precondition, cluster.revision);
        const before = cluster.setUpAt === null ? null : audited(cluster);
        const isMoved = await this.placeQuorumIp(tx, cluster, input);
        Object.assign(cluster, { name: input.name, topology: input.spec.topology });
        cluster.setUpAt ??= this.clock.now();
        const object = await tx.save(cluster);
        if (isMoved) moved = object;
        const subject = { type: 'cluster', id: object.id, name: input.name };
        return { subject, before, after: audited(object), object };
      },
      announce: (tx, operationId) =>
        moved === null ? Promise.resolve(0) : this.publisher.publish(tx, operationId, this.endpoints.of(moved)),
    });
  }

  private async placeQuorumIp(tx: EntityManager, cluster: ClusterEntity, input: SetUpCluster): Promise<boolean> {
    const quorumIp = canonicalAddress(input.spec.quorumIp);
    const candidates = await this.candidates(tx);
    const faults = quorumIpFaults(quorumIp, input.spec.topology, candidates);
    if (faults.length > 0) throw invalidInput(faults);
    if (cluster.quorumIp === quorumIp) return false;
    const prefixLength = candidates.find(({ address }) => address === quorumIp)?.prefixLength ?? 32;
    await reserveQuorumIp(tx, { address: quorumIp, family: familyOf(quorumIp), prefixLength }, this.clock.now());
    const isFirst = cluster.quorumIp === null;
    cluster.quorumIp = quorumIp;
    cluster.endpointsSequence += isFirst ? 0 : 1;
    return true;
  }
}

const audited = ({ name, topology, quorumIp, endpointsSequence }: ClusterEntity): object => ({
  ...{ name, topology, quorumIp, endpointsSequence },
});
