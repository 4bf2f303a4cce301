import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { HOURLY } from './grain.js';
import { StatisticsPartitions } from './partitions.js';
import { StatisticsRollUp } from './roll-up.js';
import { SeriesRepository } from './series.repository.js';
import { TrafficNow } from './traffic-now.js';

const INTERVAL_MS = 10_000;
/** Tables are there for at least one span ahead; what is forgotten has waited long. */
const TEND_EVERY = 6;

/** Keeps the tables of samples in order: rolls up, makes new ones, drops old ones. */
@Injectable()
export class StatisticsUpkeep implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(StatisticsUpkeep.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private rounds = 0;

  constructor(
    private readonly partitions: StatisticsPartitions,
    private readonly rollUp: StatisticsRollUp,
    private readonly series: SeriesRepository,
    private readonly now: TrafficNow,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Before reports are read there must be tables for them. */
  async onModuleInit(): Promise<void> {
    await this.partitions.tend();
    this.timer = setInterval(() => {
      this.running ??= this.round()
        .catch((error: unknown) => this.logger.warn(`The statistics' upkeep waits: ${messageOf(error)}`))
        .finally(() => (this.running = undefined));
    }, INTERVAL_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    this.rounds += 1;
    if (this.rounds % TEND_EVERY === 0 || !this.partitions.isReadyFor(this.clock.now())) await this.tend();
    await this.rollUp.run();
  }

  private async tend(): Promise<void> {
    await this.partitions.tend();
    await this.series.forgetOld(
      this.transactor.reader,
      new Date(this.clock.now().getTime() - (HOURLY.keptSeconds + HOURLY.partitionSeconds) * 1000),
    );
    const rows = await rowsOf<{ id: string }>(
      this.transactor.reader,
      'SELECT id FROM virtual_service UNION ALL SELECT id FROM real_server UNION ALL SELECT id FROM machine',
    );
    const ids = new Set(['', ...rows.map(({ id }) => id)]);
    this.now.keepOnly((one) => ids.has(one.machineId) && ids.has(one.serviceId) && ids.has(one.serverId));
  }
}
