import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '#libs/errors';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import type { OperationAnswer } from '../changes/change-answers.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { IdParam } from '../common/http/id-param.js';
import { ListQuery } from '../common/http/list.dto.js';
import { Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { mendingCommand } from './join/mending-command.js';
import { TestNode } from './node.dto.js';
import { NodeAnswers } from './node-answers.js';
import { NodeJoiningService } from './node-joining.service.js';
import { type NodeTest, NodeTestRepository } from './node-test.repository.js';
import { NodeTestView } from './node-tests.dto.js';

@ApiTags('node-tests')
@RequireScope('nodes:read')
@Controller('api/v1/node-tests')
export class NodeTestsController {
  constructor(
    private readonly joining: NodeJoiningService,
    private readonly tests: NodeTestRepository,
    private readonly answers: NodeAnswers,
  ) {}

  /** Lists the reports of tests, newest first. */
  @Get()
  @Lists(NodeTestView)
  @Refuses('invalid-input')
  async list(@Query() query: ListQuery): Promise<Page<NodeTestView>> {
    const { items, page } = await this.tests.page(query);
    return { items: items.map(toNodeTestView), page };
  }

  /** Shows the report of a test. */
  @Get(':id')
  @Shows(NodeTestView)
  @Refuses('not-found')
  async get(@IdParam() id: string): Promise<NodeTestView> {
    const found = await this.tests.find(id);
    if (found === null) throw new DomainError('not-found', `There is no test ${id}.`);
    return toNodeTestView(found);
  }

  /** Tests a node by its pasted join key. Nothing is committed; the report is the result of the operation. */
  @Post()
  @RequireScope('nodes:write')
  @HttpCode(202)
  @Creates('join-key-malformed', 'join-key-truncated', 'join-key-tampered', 'join-key-expired', 'join-key-version')
  @Operates(NodeTestView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: TestNode,
    @Query() query: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<NodeTestView>> {
    const operationId = await this.joining.test(actor, input, query.dryRun);
    if (operationId === null) return this.answers.rehearsed(reply);
    return this.answers.give(reply, operationId, {
      waitSeconds,
      isCreation: true,
      view: async ({ result }) => {
        const { nodeTestId } = (result ?? {}) as { nodeTestId?: string };
        const found = nodeTestId === undefined ? null : await this.tests.find(nodeTestId);
        return found === null ? null : toNodeTestView(found);
      },
    });
  }
}

function toNodeTestView({
  id,
  createdAt,
  operationId,
  nodeId,
  hostname,
  roles,
  verdict,
  checks,
}: NodeTest): NodeTestView {
  return {
    id,
    createdAt,
    operationId,
    nodeId,
    hostname,
    roles: [...roles],
    verdict,
    checks: checks.map((line) => ({ ...line, command: mendingCommand(line) })),
  };
}
