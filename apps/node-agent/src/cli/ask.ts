import { parseJoinKey } from '#libs/join-key';
import type { AgentConfig } from '#libs/config';
import { DomainError } from '#libs/errors';
import { askAgent } from '../control/control-server.js';
import { askManager, Unanswered } from '../join/ask-manager.js';
import type { Clock } from '../shared/clock.js';
import { newJoinKey } from './setup.js';

export interface AskOptions {
  readonly managers: string | undefined;
  readonly fingerprint: string | undefined;
  readonly token: string | undefined;
}

/** Makes a join key and hands it to the manager of a join command; there somebody compares fingerprints and approves. */
export async function ask(config: AgentConfig, clock: Clock, options: AskOptions): Promise<string> {
  const { managers = '', fingerprint = '', token = '' } = options;
  if (managers === '' || !/^[0-9a-f]{64}$/.test(fingerprint) || !/^dj_[A-Za-z0-9_-]{43}$/.test(token)) {
    throw new DomainError('invalid-input', 'The join command is not whole', {
      hint: 'Copy all of it from the manager: directorate-agent ask MANAGERS --fingerprint SHA256 --token TOKEN',
    });
  }
  const { key, offers } = await newJoinKey(config, clock, true);
  const { hostname, fingerprint: own, expiresAt, secret } = parseJoinKey(key, clock.now());
  // An earlier request may wait for its approval: its key stays good until this one has taken its place.
  const manager = await askManager({ managers: managers.split(','), fingerprint, token }, key).catch(
    async (error: unknown) => {
      if (!(error instanceof Unanswered)) await offers.withdraw(secret);
      throw error;
    },
  );
  await offers.keepOnly(secret);
  const isRunning = (await askAgent(config.controlSocket, 'GET', '/ping')) !== null;
  return [
    `${hostname} asked the manager at ${manager} to join. Now approve it there, under Nodes, until ${expiresAt}.`,
    'Approve only if the fingerprint there is this one (it is no secret):',
    '',
    `  ${(own.match(/.{1,4}/g) ?? []).join(' ')}`,
    '',
    ...(isRunning ? [] : ['The agent does not run yet; the manager must reach it to go on: directorate-agent run', '']),
  ].join('\n');
}
