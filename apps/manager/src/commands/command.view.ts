import type { MachineState } from '#libs/contracts';
import { withoutSecrets } from '../common/secrets/document-secrets.js';
import type { Command } from './command.js';
import type { CommandView } from './command.dto.js';

/** A command as the API shows it; `isWhole` with what it carries and what came back. */
export function toCommandView(command: Command, isWhole: boolean): CommandView {
  const { id, createdAt, operationId, type, machineId, machineName, payload, state, outcome } = command;
  const { attempts, supersededBy, sentAt, finishedAt } = command;
  return {
    ...{ id, createdAt, operationId },
    spec: {
      type,
      nodeId: machineId,
      nodeName: machineName,
      payload: isWhole ? shownPayload(payload as Payload) : null,
    },
    status: {
      ...{ state, attempts, supersededBy, sentAt, finishedAt },
      outcome: outcome?.outcome ?? null,
      error: outcome?.error ?? null,
      result: isWhole ? (outcome?.result ?? null) : null,
    },
  };
}

interface Payload {
  readonly state?: MachineState;
}

const shownPayload = ({ state, ...others }: Payload): object =>
  state === undefined ? others : { state: withoutSecrets(state) };
