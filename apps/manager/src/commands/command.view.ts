import type { Command } from './command.js';
import type { CommandView } from './command.dto.js';
import { shownPayload } from './payload-secrets.js';

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
      payload: isWhole ? shownPayload(type, payload as object) : null,
    },
    status: {
      ...{ state, attempts, supersededBy, sentAt, finishedAt },
      outcome: outcome?.outcome ?? null,
      error: outcome?.error ?? null,
      result: isWhole ? (outcome?.result ?? null) : null,
    },
  };
}
