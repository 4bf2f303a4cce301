import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { toPlanView } from '../changes/change.dto.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { MachineRepository } from './machine.repository.js';
import { AddNode, ChangeNode, ConfirmQuery, NodesQuery, NodeView, RemoveQuery } from './node.dto.js';
import { NodeAnswers } from './node-answers.js';
import { NodeJoiningService } from './node-joining.service.js';
import { NodeViews } from './node-views.js';
import { NodesService } from './nodes.service.js';

@ApiTags('nodes')
@RequireScope('nodes:read')
@Controller('api/v1/nodes')
export class NodesController {
  constructor(
    private readonly machines: MachineRepository,
    private readonly nodes: NodesService,
    private readonly joining: NodeJoiningService,
    private readonly views: NodeViews,
    private readonly changeAnswers: ChangeAnswers,
    private readonly answers: NodeAnswers,
  ) {}

  /** Lists the nodes: what is wanted of each, and what it says of itself. */
  @Get()
  @Lists(NodeView)
  @Refuses('invalid-input')
  async list(@Query() query: NodesQuery): Promise<Page<NodeView>> {
    const { items, page } = await this.machines.page(query, query.role);
    return { items: await this.views.of(items), page };
  }

  /** Shows a node. */
  @Get(':id')
  @Shows(NodeView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<NodeView> {
    const machine = await this.machines.get(id);
    void reply.header('etag', etagOf(machine.revision));
    return this.views.one(machine);
  }

  /** Adds a node by its pasted join key. The same key again goes on where it stopped. */
  @Post()
  @RequireScope('nodes:write')
  @HttpCode(202)
  @Creates(
    ...([
      'join-key-malformed',
      'join-key-truncated',
      'join-key-tampered',
      'join-key-expired',
      'join-key-used',
    ] as const),
    ...(['join-key-version', 'node-already-member', 'node-of-another-cluster', 'node-busy', 'name-taken'] as const),
    'cluster-not-set-up',
  )
  @Operates(NodeView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: AddNode,
    @Query() query: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<NodeView>> {
    const { operationId, nodeId } = await this.joining.add(actor, input, query.dryRun);
    if (operationId === null) return this.answers.rehearsed(reply);
    return this.answers.give(reply, operationId, {
      waitSeconds,
      isCreation: true,
      view: () => this.views.find(nodeId),
    });
  }

  /** Changes name, tags, roles, or whether the node is in maintenance. */
  @Patch(':id')
  @RequireScope('nodes:write')
  @HttpCode(202)
  @Changes('name-taken', 'node-busy', 'confirmation-required')
  @Operates(NodeView)
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: ChangeNode,
    @Query() query: ConfirmQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<NodeView>> {
    const result = await this.nodes.change(actor, id, input, precondition, query);
    return this.changeAnswers.give(reply, result, { waitSeconds, view: (machine) => this.views.one(machine) });
  }

  /** Removes a node: drains it, waits for its connections, lets it undo what the cluster changed, and forgets it. */
  @Delete(':id')
  @RequireScope('nodes:write')
  @HttpCode(202)
  @Changes('node-busy', 'confirmation-required')
  @Operates(NodeView)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: RemoveQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<NodeView>> {
    const { operation, plan } = await this.nodes.remove(actor, id, precondition, query);
    if (operation !== null) {
      return this.answers.give(reply, operation.id, { waitSeconds, view: () => this.views.find(id) });
    }
    void reply.status(200).header('x-dry-run', 'true').header('x-changed', 'true');
    return { operation: null, object: await this.views.find(id), plan: toPlanView(plan), impact: null, revision: null };
  }

  /** Lets a quarantined node speak to the manager again. */
  @Post(':id/readmit')
  @RequireScope('nodes:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(NodeView)
  async readmit(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<NodeView> {
    const { object } = await this.nodes.readmit(actor, id);
    return this.views.one(object);
  }
}
