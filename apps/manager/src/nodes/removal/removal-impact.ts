import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../common/database/rows-of.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';

/** What the cluster would lose with a machine, or with its role. */
@Injectable()
export class RemovalImpact {
  constructor(private readonly machines: MachineRepository) {}

  /** Refuses without the node's name as confirmation where something would lose its last of a kind. */
  async assertConfirmed(tx: EntityManager, machine: Machine, confirm: string | undefined): Promise<void> {
    if (confirm === machine.name) return;
    const losses = [...(await this.lastServers(tx, machine.id)), ...(await this.lastDirector(tx, machine))];
    if (losses.length > 0) throw refusal(machine.name, losses);
  }

  /** The same for a director that gives up its role. */
  async assertDirectorRemains(tx: EntityManager, machine: Machine, confirm: string | undefined): Promise<void> {
    const losses = confirm === machine.name ? [] : await this.lastDirector(tx, machine);
    if (losses.length > 0) throw refusal(machine.name, losses);
  }

  private async lastDirector(tx: EntityManager, { id, roles }: Machine): Promise<string[]> {
    if (!roles.includes('director')) return [];
    const machines = await this.machines.list(tx);
    const others = machines.filter(
      (other) => other.id !== id && other.state === 'member' && other.roles.includes('director'),
    );
    return others.length > 0 ? [] : ['the cluster has no director'];
  }

  private async lastServers(tx: EntityManager, machineId: string): Promise<string[]> {
    const rows = await rowsOf<{ name: string }>(
      tx,
      `SELECT virtual_service.name FROM real_server JOIN virtual_service ON virtual_service.id = virtual_service_id
       GROUP BY virtual_service.name HAVING bool_and(node_id IS NOT DISTINCT FROM $1) ORDER BY virtual_service.name`,
      [machineId],
    );
    return rows.map(({ name }) => `the virtual service ${name} has no real server`);
  }
}

function refusal(name: string, losses: readonly string[]): DomainError {
  return new DomainError('confirmation-required', `Without ${name}, ${losses.join(', and ')}.`, {
    hint: `Send the request again with confirm=${name} if you want that.`,
  });
}
