import { Body, Controller, Get, Inject, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readAddresses } from '../addresses/read-addresses.js';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { Transactor } from '../common/database/transactor.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { Changes, Operates, Refuses, Shows } from '../common/http/openapi.js';
import { PreferWait } from '../common/http/prefer.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import { ClusterView, QuorumIpCandidates, SetUpCluster } from './cluster.dto.js';
import type { ClusterEntity } from './cluster.entity.js';
import { ClusterService } from './cluster.service.js';
import { ManagerEndpointsService } from './manager-endpoints.js';
import { topologyAdvice } from './quorum-ip.js';
import { storageSpace } from './storage-space.js';

@ApiTags('cluster')
@RequireScope('cluster:read')
@Controller('api/v1/cluster')
export class ClusterController {
  constructor(
    private readonly cluster: ClusterService,
    private readonly endpoints: ManagerEndpointsService,
    private readonly answers: ChangeAnswers,
    private readonly transactor: Transactor,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  /** Shows the cluster: its name, topology, quorum IP, and the free space of the manager's storage. */
  @Get()
  @Shows(ClusterView)
  @Refuses()
  async get(@Res({ passthrough: true }) reply: FastifyReply): Promise<ClusterView> {
    const cluster = await this.cluster.get();
    void reply.header('etag', etagOf(cluster.revision));
    return this.view(cluster);
  }

  /** Lists the manager's addresses from which the quorum IP can be chosen. */
  @Get('quorum-ip-candidates')
  @Shows(QuorumIpCandidates)
  @Refuses()
  async candidates(): Promise<QuorumIpCandidates> {
    const candidates = await this.cluster.candidates();
    return { items: candidates.map((candidate) => ({ ...candidate, topologies: [...candidate.topologies] })) };
  }

  /** Sets the cluster up. Later: changes its name, topology or quorum IP; every node is told where the manager is then. */
  @Put()
  @RequireScope('cluster:write')
  @Changes('address-in-use')
  @Operates(ClusterView)
  async setUp(
    @CurrentActor() actor: Actor,
    @IfMatch() precondition: Precondition,
    @Body() input: SetUpCluster,
    @Query() query: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<ClusterView>> {
    const result = await this.cluster.setUp(actor, input, precondition, query.dryRun);
    return this.answers.give(reply, result, { waitSeconds, view: (cluster) => this.view(cluster) });
  }

  private async view(cluster: ClusterEntity): Promise<ClusterView> {
    const { id, name, revision, createdAt, updatedAt, topology, quorumIp, epoch, setUpAt } = cluster;
    const virtualIps = await readAddresses(this.transactor.reader, 'virtual-ip');
    return {
      id,
      name,
      revision,
      createdAt,
      updatedAt,
      spec: { topology, quorumIp },
      status: {
        isSetUp: setUpAt !== null,
        setUpAt,
        epoch,
        endpoints: this.endpoints.of(cluster),
        storage: await storageSpace(this.config.stateDir),
        advice: topologyAdvice(topology, virtualIps.length),
      },
    };
  }
}
