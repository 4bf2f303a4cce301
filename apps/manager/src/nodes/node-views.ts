import { Injectable } from '@nestjs/common';
import { ObservationStore } from '../observations/observation-store.js';
import { CurrentObservations } from '../observations/observations.service.js';
import type { Machine } from './machine.js';
import { MachineRepository } from './machine.repository.js';
import type { NodeView } from './node.dto.js';
import { toNodeView } from './node.view.js';

/** Nodes as the API shows them, with what is observed of them now. */
@Injectable()
export class NodeViews {
  constructor(
    private readonly machines: MachineRepository,
    private readonly current: CurrentObservations,
    private readonly store: ObservationStore,
  ) {}

  async of(machines: readonly Machine[]): Promise<NodeView[]> {
    const statuses = await this.current.statusesOf(machines);
    return machines.flatMap((machine) => {
      const status = statuses.get(machine.id);
      return status === undefined ? [] : [toNodeView(machine, status, this.store.of(machine.id))];
    });
  }

  async one(machine: Machine): Promise<NodeView> {
    const [view] = await this.of([machine]);
    if (view === undefined) throw new Error(`No view was made of ${machine.id}`);
    return view;
  }

  /** Null when the node is gone. */
  async find(id: string): Promise<NodeView | null> {
    const machine = await this.machines.find(id);
    return machine === null ? null : this.one(machine);
  }
}
