import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { parseJoinKey } from '#libs/join-key';
import { RequireScope } from '../auth/auth.decorators.js';
import { Clock } from '../common/clock.js';
import { Creates, Shows } from '../common/http/openapi.js';
import { DecodeJoinKey, JoinKeyView } from './join-key.dto.js';
import { MachineRepository } from './machine.repository.js';

@ApiTags('node-tests')
@RequireScope('nodes:read')
@Controller('api/v1/join-keys')
export class JoinKeysController {
  constructor(
    private readonly machines: MachineRepository,
    private readonly clock: Clock,
  ) {}

  /** Shows what a pasted join key says, without its secret. Nobody is contacted, and nothing is kept. */
  @Post('decode')
  @HttpCode(200)
  @Creates('join-key-malformed', 'join-key-truncated', 'join-key-tampered', 'join-key-expired', 'join-key-version')
  @Shows(JoinKeyView)
  async decode(@Body() { joinKey }: DecodeJoinKey): Promise<JoinKeyView> {
    const key = parseJoinKey(joinKey, this.clock.now());
    const { version, nodeId, hostname, addresses, port, fingerprint, expiresAt, clusterId } = key;
    const known = await this.machines.find(nodeId);
    return {
      ...{ version, nodeId, hostname, addresses: [...addresses], port, fingerprint, expiresAt, clusterId },
      membership: known?.state ?? null,
    };
  }
}
