import { Injectable } from '@nestjs/common';
import type { MachineState } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { validateDirectorWide } from '#libs/ipvs';
import type { EntityManager } from 'typeorm';
import { CommandOutbox } from '../commands/command-outbox.js';
import { RevisionRecorder } from '../revisions/revision-recorder.js';
import { ClusterViewReader } from './cluster-view.reader.js';
import { desiredTable, stepsBetween } from './document-steps.js';
import { buildMachineState, isSameDesire } from './machine-document.js';
import {
  MachineStatePublisher,
  type ChangedDocument,
  type MachinePreview,
  type PublishedMachineState,
} from './machine-state-publisher.js';
import { MachineStateRepository } from './machine-state.repository.js';

@Injectable()
export class MachineStatesService extends MachineStatePublisher {
  constructor(
    private readonly views: ClusterViewReader,
    private readonly states: MachineStateRepository,
    private readonly outbox: CommandOutbox,
    private readonly recorder: RevisionRecorder,
  ) {
    super();
  }

  async publish(tx: EntityManager, operationId: string): Promise<PublishedMachineState[]> {
    await this.states.takeTurn(tx);
    await this.recorder.record(tx, operationId);
    const published: PublishedMachineState[] = [];
    for (const { before, after } of await this.changed(tx)) {
      const { machineId, name, revision } = after;
      await this.states.insert(tx, after, operationId);
      const commandId = await this.outbox.add(tx, {
        ...{ machineId, operationId },
        machineName: name,
        type: 'machine-state.apply',
        payload: { state: after },
        step: { name: `apply:${name}`, title: `Apply configuration ${revision} on ${name}` },
        stateRevision: revision,
      });
      published.push({ machineId, revision, commandId, before, after });
    }
    return published;
  }

  async preview(tx: EntityManager): Promise<MachinePreview[]> {
    const changed = await this.changed(tx);
    return changed.map(({ before, after }) => ({
      ...{ before, after },
      machineId: after.machineId,
      name: after.name,
      steps: stepsBetween(before, after),
    }));
  }

  private async changed(tx: EntityManager): Promise<ChangedDocument[]> {
    const view = await this.views.read(tx);
    const newest = await this.states.newest(tx);
    const retired = await this.states.retired(tx);
    return view.machines.flatMap((machine): ChangedDocument[] => {
      const before = newest.get(machine.id) ?? null;
      const after = buildMachineState(machine, view, (before?.revision ?? retired.get(machine.id) ?? 0) + 1);
      if (before !== null && isSameDesire(before, after)) return [];
      assertDirectable(after);
      return [{ before, after }];
    });
  }
}

/** Refuses what no kernel takes together, whichever of the objects was changed. */
function assertDirectable(document: MachineState): void {
  const { director, name } = document;
  if (director === null) return;
  const { sync } = director.settings;
  const [fault] = validateDirectorWide({ sync, kernel: {}, services: desiredTable(document) });
  if (fault === undefined) return;
  const options = fault.hint === undefined ? {} : { hint: fault.hint };
  throw new DomainError('unsupported-by-kernel', `${name}: ${fault.message}`, options);
}
