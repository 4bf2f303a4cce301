import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { IdParam } from '../common/http/id-param.js';
import { Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { CommandRepository } from './command.repository.js';
import { CommandsQuery, CommandView, CreateCommand } from './command.dto.js';
import { toCommandView } from './command.view.js';
import { CommandsService } from './commands.service.js';

@ApiTags('commands')
@RequireScope('commands:read')
@Controller('api/v1/commands')
export class CommandsController {
  constructor(
    private readonly commands: CommandsService,
    private readonly repository: CommandRepository,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists what nodes were told, newest first. */
  @Get()
  @Lists(CommandView)
  @Refuses('invalid-input')
  async list(@Query() query: CommandsQuery): Promise<Page<CommandView>> {
    const { items, page } = await this.repository.page(query);
    return { items: items.map((command) => toCommandView(command, false)), page };
  }

  /** Shows a command with what it carries and what came back. */
  @Get(':id')
  @Shows(CommandView)
  @Refuses('not-found')
  async get(@IdParam() id: string): Promise<CommandView> {
    return toCommandView(await this.commands.get(id), true);
  }

  /** Asks one node to start, stop or restart a service of its catalogue, or to collect a diagnosis. */
  @Post()
  @RequireScope('commands:write')
  @HttpCode(202)
  @Creates('not-found', 'node-not-member')
  @Operates(CommandView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateCommand,
    @Query() query: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<CommandView>> {
    const result = await this.commands.ask(actor, input, query.dryRun);
    return this.answers.give(reply, result, {
      waitSeconds,
      isCreation: true,
      view: async ({ id }) => (id === '' ? null : toCommandView(await this.commands.get(id), true)),
    });
  }

  /** Takes a command back that its node has not begun. */
  @Post(':id/cancel')
  @RequireScope('commands:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(CommandView)
  async cancel(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CommandView> {
    return toCommandView(await this.commands.cancel(id, actor.userName), true);
  }
}
