import { Injectable } from '@nestjs/common';
import { AlarmRepository } from '../alarms/alarm.repository.js';
import { Clock } from '../common/clock.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { Condition } from '../observations/machine-condition.js';
import { CurrentObservations } from '../observations/observations.service.js';
import { RedisRuns } from '../redis/redis-runs.js';
import type { HealthView, PartView } from './health.dto.js';
import { tallyOf, worstOf } from './roll-up.js';

@Injectable()
export class HealthService {
  constructor(
    private readonly current: CurrentObservations,
    private readonly machines: MachineRepository,
    private readonly alarms: AlarmRepository,
    private readonly runs: RedisRuns,
    private readonly clock: Clock,
  ) {}

  /** How the whole cluster is. */
  async now(): Promise<HealthView> {
    const [nodes, services, openAlarms] = await Promise.all([this.nodes(), this.services(), this.alarms.countOpen()]);
    const parts = [this.queue()];
    const { state, reason } = worstOf([...parts, ...nodes, ...services]);
    return {
      state,
      reason,
      parts,
      at: this.clock.now(),
      nodes: tallyOf(nodes),
      virtualServices: tallyOf(services),
      openAlarms,
    };
  }

  private async nodes(): Promise<Condition[]> {
    const machines = await this.machines.list();
    const expected = machines.filter(({ state, isInMaintenance }) => {
      return (state === 'member' && !isInMaintenance) || state === 'quarantined';
    });
    const statuses = await this.current.statusesOf(expected);
    return expected.flatMap(({ id, name }) => {
      const status = statuses.get(id);
      return status === undefined ? [] : [named(name, status)];
    });
  }

  private async services(): Promise<Condition[]> {
    const enabled = (await this.current.everyService()).filter(({ service }) => service.isEnabled);
    return enabled.map(({ service, status }) => named(service.name, status));
  }

  /** Without the queue nothing can be changed and nothing is seen, but the machines go on balancing. */
  private queue(): PartView {
    if (this.runs.isReady) return { name: 'queue', state: 'up', reason: 'Redis answers.' };
    return { name: 'queue', state: 'degraded', reason: 'Redis cannot be reached; the machines go on as they are.' };
  }
}

const named = (name: string, { state, reason }: Condition): Condition => ({
  state,
  reason: `${name} is ${state}: ${reason}`,
});
