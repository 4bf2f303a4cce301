import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { OBSERVATION_TTL_SECONDS } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { AlarmsService } from '../alarms/alarms.service.js';
import { Transactor } from '../common/database/transactor.js';
import type { EventSubject } from '../events/event.js';
import { EventsService } from '../events/events.service.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { Condition } from './machine-condition.js';
import { CurrentObservations } from './observations.service.js';
import { SinceTracker, type TrackedType } from './since-tracker.js';
import { newsOf } from './status-news.js';

const INTERVAL_MS = 1000;
/** A manager that has just begun has heard nobody yet: that is not news. */
const SETTLING_MS = (OBSERVATION_TTL_SECONDS + 2) * 1000;

const ALARMS = { node: 'node-state', 'virtual-service': 'service-state' } as const;

interface Judged {
  readonly subject: EventSubject & { readonly type: TrackedType };
  readonly condition: Condition;
  /** Its state is expected to be what it is: told as an event, but no alarm. */
  readonly isMuted: boolean;
}

/** Looks every second how everything is, remembers since when, and tells changes as events and alarms. */
@Injectable()
export class StatusWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(StatusWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  /** By subject: whether its last look was muted. */
  private readonly muted = new Map<string, boolean>();

  constructor(
    private readonly current: CurrentObservations,
    private readonly machines: MachineRepository,
    private readonly tracker: SinceTracker,
    private readonly transactor: Transactor,
    private readonly events: EventsService,
    private readonly alarms: AlarmsService,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setTimeout(() => {
      this.timer = setInterval(() => this.look(), INTERVAL_MS);
    }, SETTLING_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private look(): void {
    this.running ??= this.round()
      .catch((error: unknown) => this.logger.warn(`Statuses wait: ${messageOf(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async round(): Promise<void> {
    const services = await this.judgeServices();
    for (const judged of [...(await this.judgeNodes()), ...services]) await this.note(judged);
    const present = new Set(services.map(({ subject }) => subject.id));
    for (const id of this.tracker.idsOf('virtual-service')) if (!present.has(id)) await this.forgetService(id);
  }

  /** A service that was deleted needs no alarm any more. */
  private async forgetService(id: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      await this.tracker.erase(tx, 'virtual-service', id);
      await this.alarms.clear(tx, ALARMS['virtual-service'], id);
    });
    this.tracker.forget('virtual-service', id);
    this.muted.delete(id);
  }

  private async judgeNodes(): Promise<Judged[]> {
    const machines = (await this.machines.list()).filter(({ state }) => state !== 'joining');
    const statuses = await this.current.statusesOf(machines);
    return machines.flatMap(({ id, name, state, isInMaintenance }): Judged[] => {
      const condition = statuses.get(id);
      const isMuted = isInMaintenance || state !== 'member';
      return condition === undefined ? [] : [{ subject: { type: 'node', id, name }, condition, isMuted }];
    });
  }

  private async judgeServices(): Promise<Judged[]> {
    const services = await this.current.everyService();
    return services.map(({ service: { id, name, isEnabled }, status }): Judged => {
      const isMuted = !isEnabled || status.state === 'unknown';
      return { subject: { type: 'virtual-service', id, name }, condition: status, isMuted };
    });
  }

  private async note({ subject, condition, isMuted }: Judged): Promise<void> {
    const { type, id } = subject;
    const previous = this.tracker.previous(type, id);
    const isChange = previous?.state !== condition.state;
    if (!isChange && (this.muted.get(id) ?? isMuted) === isMuted) {
      this.muted.set(id, isMuted);
      return;
    }
    try {
      await this.transactor.run(async (tx) => {
        await this.tracker.record(tx, type, id, condition);
        const { event, alarm } = newsOf(subject, condition, isChange && previous !== null);
        if (event !== null) await this.events.record(tx, event);
        if (alarm === null || isMuted) await this.alarms.clear(tx, ALARMS[type], id);
        else await this.alarms.raise(tx, alarm);
      });
    } catch (error) {
      // Nobody was told: the next look has to find it new.
      this.tracker.restore(type, id, previous);
      throw error;
    }
    this.muted.set(id, isMuted);
  }
}
