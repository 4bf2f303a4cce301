import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Observation } from './freshness.js';
import { ObservationRepository } from './observation.repository.js';

/** The newest observation of each machine; in memory, and in PostgreSQL for the next manager. */
@Injectable()
export class ObservationStore implements OnModuleInit {
  private newest = new Map<string, Observation>();

  constructor(private readonly observations: ObservationRepository) {}

  async onModuleInit(): Promise<void> {
    this.newest = await this.observations.all();
  }

  of(machineId: string): Observation | null {
    return this.newest.get(machineId) ?? null;
  }

  async put(tx: EntityManager, machineId: string, observation: Observation): Promise<void> {
    await this.observations.save(tx, machineId, observation);
    this.newest.set(machineId, observation);
  }

  forget(machineId: string): void {
    this.newest.delete(machineId);
  }
}
