import { ulid } from 'ulid';
import type { AgentConfig } from '#libs/config';
import { askAgent } from '../control/control-server.js';
import { IdentityStore } from '../identity/identity.store.js';
import type { Membership } from '../identity/identity.js';
import { composeKeyMaker, composeOffers } from '../join/compose-join.js';
import type { JoinOfferStore } from '../join/join-offer.store.js';
import type { OfferedKey } from '../join/join-key.maker.js';
import { PAGE_TOKEN_FILE } from '../join/local-page.js';
import { readMachineFacts } from '../machine/machine-facts.js';
import type { Clock } from '../shared/clock.js';
import { StateFolder } from '../shared/state-folder.js';

export interface NewJoinKey extends OfferedKey {
  readonly hostname: string;
  readonly member: Membership | null;
  readonly folder: StateFolder;
  readonly offers: JoinOfferStore;
}

/** A new join key of this server; those before it are void, unless it stands beside them. */
export async function newJoinKey(config: AgentConfig, clock: Clock, isBeside = false): Promise<NewJoinKey> {
  const folder = new StateFolder(config.stateDir);
  await folder.prepare();
  const identity = new IdentityStore(folder, ulid);
  await identity.load();
  const machine = await readMachineFacts();
  const offers = composeOffers(folder, clock);
  const keys = composeKeyMaker({ config, identity, machine, clock }, offers);
  return { ...(await keys.make(isBeside)), hostname: machine.hostname, member: identity.member(), folder, offers };
}

/** Makes a join key and answers what to print. */
export async function setup(config: AgentConfig, clock: Clock, asJson: boolean): Promise<string> {
  const { key, expiresAt, hostname, member, folder } = await newJoinKey(config, clock);
  if (asJson) return `${JSON.stringify({ key, expiresAt })}\n`;
  const isRunning = (await askAgent(config.controlSocket, 'GET', '/ping')) !== null;
  const token = isRunning ? await folder.read(PAGE_TOKEN_FILE) : null;
  return [
    ...(member === null
      ? []
      : [
          `Note: this server is ${member.machineName} of cluster ${member.clusterName}; only that cluster can use the key.`,
          '',
        ]),
    `Join key of ${hostname}, good for one use until ${expiresAt}:`,
    '',
    key,
    '',
    ...(config.roles.length === 0 ? [] : [`Suggested roles: ${config.roles.join(', ')}`, '']),
    'Copy the whole key (it is one line) and paste it on the manager, under Nodes, or run there:',
    '  directorate nodes test - --roles ROLES      and then      directorate nodes add - --roles ROLES',
    ...(token !== null && config.pagePort > 0
      ? ['', `Or open http://127.0.0.1:${config.pagePort}/#${token.trim()} in a browser on this server.`]
      : []),
    ...(isRunning ? [] : ['', 'The agent does not run yet; the key works as soon as it does: directorate-agent run']),
    '',
  ].join('\n');
}
