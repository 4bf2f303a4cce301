import { ulid } from 'ulid';
import type { AgentConfig } from '#libs/config';
import { storedStatus, type AgentStatus } from '../control/agent-status.js';
import { askAgent } from '../control/control-server.js';
import { IdentityStore } from '../identity/identity.store.js';
import { DocumentStore } from '../machine-state/document.store.js';
import type { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';

/** Tells what the running agent says of itself, or what its folder says when none runs. */
export async function status(config: AgentConfig, log: Log, asJson: boolean): Promise<string> {
  const folder = new StateFolder(config.stateDir);
  const told = await askAgent(config.controlSocket, 'GET', '/status');
  const state = told === null ? await readStored(folder, log) : (told as AgentStatus);
  return asJson ? `${JSON.stringify(state)}\n` : `${describe(state).join('\n')}\n`;
}

async function readStored(folder: StateFolder, log: Log): Promise<AgentStatus> {
  await folder.prepare();
  const identity = new IdentityStore(folder, ulid);
  await identity.load();
  const documents = new DocumentStore(folder, log);
  await documents.load();
  return storedStatus(identity, documents);
}

function describe(state: AgentStatus): string[] {
  const { member, queue } = state;
  return [
    `Agent      ${state.version}, ${state.pid === null ? 'not running' : `running (pid ${state.pid})`}`,
    `Node id    ${state.nodeId}`,
    member === null
      ? 'Cluster    none; make a join key with: directorate-agent setup'
      : `Cluster    ${member.clusterName} (${member.clusterId})${member.isLeaving ? ', leaving' : ''}`,
    ...(member === null ? [] : [`Machine    ${member.machineName} (${member.machineId})`]),
    ...(member === null ? [] : [`Manager    ${member.managers.join(', ')}`]),
    ...(queue === null || member === null
      ? []
      : [
          queue.isConnected
            ? `Queue      connected to ${queue.address ?? ''} since ${queue.since}`
            : `Queue      not connected since ${queue.since}${queue.lastFault === null ? '' : `: ${queue.lastFault}`}`,
        ]),
    `Document   ${state.documentRevision === null ? 'none yet' : `revision ${state.documentRevision}, applied ${state.appliedRevision ?? 'unknown'}`}`,
    ...state.services.map((service) => `Service    ${service.name}: ${service.state} (${service.detail})`),
    ...state.failures.map((failure) => `Failure    ${failure.subject}: ${failure.message}`),
  ];
}
