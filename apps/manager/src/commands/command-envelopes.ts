import { Injectable, Logger } from '@nestjs/common';
import type { CommandEnvelope, MachineState } from '#libs/contracts';
import { Office } from '../cluster/office.js';
import { Clock } from '../common/clock.js';
import { sealedSecretsOf, withOpened } from '../common/secrets/document-secrets.js';
import { SEALED } from '../common/secrets/seal-mark.js';
import { SecretSeal } from '../common/secrets/secret-seal.js';
import type { Command } from './command.js';

/** Commands as machines get them: what the database has sealed is opened on the way to the queue, and nowhere else. */
@Injectable()
export class CommandEnvelopes {
  private readonly logger = new Logger(CommandEnvelopes.name);

  constructor(
    private readonly seal: SecretSeal,
    private readonly office: Office,
    private readonly clock: Clock,
  ) {}

  async of({ id, machineId, type, payload }: Command): Promise<CommandEnvelope> {
    const epoch = this.office.epoch;
    return {
      protocol: 1,
      ...{ commandId: id, machineId, epoch, type },
      issuedAt: this.clock.now().toISOString(),
      payload: type === 'machine-state.apply' ? { state: { ...(await this.open(payload)), epoch } } : payload,
    };
  }

  private async open(payload: unknown): Promise<MachineState> {
    const { state } = payload as { state: MachineState };
    const opened = new Map<string, string>();
    for (const sealed of sealedSecretsOf(state)) {
      const secret = await this.seal.open(sealed.slice(SEALED.length));
      if (secret !== null) opened.set(sealed, secret);
      else this.logger.error(`A secret of a check for ${state.name} was sealed with another key; write it once more.`);
    }
    return withOpened(state, opened);
  }
}
