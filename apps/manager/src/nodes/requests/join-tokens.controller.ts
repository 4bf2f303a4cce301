import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#libs/errors';
import { fingerprintOf } from '#libs/pki';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, RequireScope } from '../../auth/auth.decorators.js';
import { ManagerEndpointsService } from '../../cluster/manager-endpoints.js';
import { readCluster } from '../../cluster/read-cluster.js';
import { Transactor } from '../../common/database/transactor.js';
import { Creates, Shows } from '../../common/http/openapi.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../../config/manager-config.js';
import { ShownOnce } from '../../idempotency/idempotency.interceptor.js';
import { JoinTokenView, NewJoinToken } from './join-request.dto.js';
import { JoinRequestsService } from './join-requests.service.js';

@ApiTags('nodes')
@RequireScope('nodes:write')
@Controller('api/v1/join-tokens')
export class JoinTokensController {
  constructor(
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
    private readonly requests: JoinRequestsService,
    private readonly endpoints: ManagerEndpointsService,
    private readonly transactor: Transactor,
  ) {}

  /** Makes a one-time token by which one node can ask to join, and the command for it. */
  @Post()
  @ShownOnce('token', 'command')
  @Creates()
  @Shows(JoinTokenView, 201)
  async create(@CurrentActor() actor: Actor, @Body() { minutes }: NewJoinToken): Promise<JoinTokenView> {
    if (this.config.apiPort === 0) {
      throw new DomainError('conflict', 'No node can ask: the HTTPS port of this manager is off.', {
        hint: 'Set DIRECTORATE_API_PORT to another number than 0 and start the manager again, or paste a join key.',
      });
    }
    const { addresses, apiPort } = this.endpoints.of(await readCluster(this.transactor.reader));
    const managers = addresses.map((address) => `${isIPv6(address) ? `[${address}]` : address}:${apiPort}`);
    const fingerprint = fingerprintOf(await readFile(join(this.config.stateDir, 'pki', 'manager.pem'), 'utf8'));
    const { id, token, expiresAt } = await this.requests.invite(actor, minutes);
    const command = `directorate-agent ask ${managers.join(',')} --fingerprint ${fingerprint} --token ${token}`;
    return { id, expiresAt, token, managers, fingerprint, command };
  }
}
