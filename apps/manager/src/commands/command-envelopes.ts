import { Injectable, Logger } from '@nestjs/common';
import type { CommandEnvelope } from '#libs/contracts';
import { Office } from '../cluster/office.js';
import { Clock } from '../common/clock.js';
import { SEALED } from '../common/secrets/seal-mark.js';
import { SecretSeal } from '../common/secrets/secret-seal.js';
import type { Command } from './command.js';
import { openedPayload, sealedInPayload } from './payload-secrets.js';

/** Commands as machines get them: what the database has sealed is opened on the way to the queue, and nowhere else. */
@Injectable()
export class CommandEnvelopes {
  private readonly logger = new Logger(CommandEnvelopes.name);

  constructor(
    private readonly seal: SecretSeal,
    private readonly office: Office,
    private readonly clock: Clock,
  ) {}

  async of(command: Command): Promise<CommandEnvelope> {
    const { id, machineId, type } = command;
    const epoch = this.office.epoch;
    const payload = await this.open(command);
    return {
      protocol: 1,
      ...{ commandId: id, machineId, epoch, type },
      issuedAt: this.clock.now().toISOString(),
      payload: type === 'machine-state.apply' ? { state: { ...(payload as { state: object }).state, epoch } } : payload,
    };
  }

  private async open({ type, payload, machineName }: Command): Promise<unknown> {
    const opened = new Map<string, string>();
    for (const sealed of sealedInPayload(type, payload)) {
      const secret = await this.seal.open(sealed.slice(SEALED.length));
      if (secret !== null) opened.set(sealed, secret);
      else this.logger.error(`A secret of a check for ${machineName} was sealed with another key; write it once more.`);
    }
    return openedPayload(type, payload, opened);
  }
}
