import { Injectable } from '@nestjs/common';
import { type MachinePreview, MachineStatePublisher, type PublishedMachineState } from './machine-state-publisher.js';

/** Publishes to a cluster that has no machines. */
@Injectable()
export class NoMachines extends MachineStatePublisher {
  publish(): Promise<PublishedMachineState[]> {
    return Promise.resolve([]);
  }

  preview(): Promise<MachinePreview[]> {
    return Promise.resolve([]);
  }
}
