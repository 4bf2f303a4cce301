import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { ObservationsService } from '../../observations/observations.js';
import type { Machine } from '../../nodes/machine.js';
import { MachineRepository } from '../../nodes/machine.repository.js';

/** Which director is asked to do something now. */
@Injectable()
export class DirectorChoice {
  constructor(
    private readonly machines: MachineRepository,
    private readonly observations: ObservationsService,
  ) {}

  /** The one that carries the service. */
  async carrierOf(serviceId: string): Promise<Machine> {
    const { directorId } = await this.observations.virtualService(serviceId);
    if (directorId === null) throw noDirector();
    return working(await this.machines.get(directorId));
  }

  /** All that have the service in their tables and take commands. */
  async allOf(serviceId: string): Promise<Machine[]> {
    const { directors } = await this.observations.virtualService(serviceId);
    const machines = await Promise.all(directors.map(({ directorId }) => this.machines.get(directorId)));
    const ready = machines.filter(({ state }) => state === 'member');
    if (ready.length === 0) throw noDirector();
    return ready;
  }

  async named(id: string): Promise<Machine> {
    const machine = await this.machines.get(id);
    if (machine.roles.includes('director')) return working(machine);
    throw new DomainError('not-found', `${machine.name} is not a director.`);
  }

  async any(): Promise<Machine> {
    const machines = await this.machines.list();
    const director = machines.find(({ roles, state }) => roles.includes('director') && state === 'member');
    if (director === undefined) throw noDirector();
    return director;
  }
}

const noDirector = (): DomainError =>
  new DomainError('conflict', 'No director has this service.', {
    hint: 'Add a director, or look at the directors that the service names.',
  });

function working(machine: Machine): Machine {
  if (machine.state === 'member') return machine;
  throw new DomainError('node-not-member', `${machine.name} is ${machine.state}: it takes no commands.`);
}
