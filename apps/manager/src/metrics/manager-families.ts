import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { RedisRuns } from '../redis/redis-runs.js';
import { TrafficNow } from '../statistics/traffic-now.js';
import type { Family, Sample } from './exposition.js';

interface Row {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** All that the record knows of the manager's own work, in one question. */
const QUESTION = `
  SELECT 'commands' AS name, state AS label, count(*) AS value FROM command WHERE state IN ('pending', 'sent') GROUP BY state
  UNION ALL SELECT 'relay_lag_seconds', '', coalesce(extract(epoch FROM $1 - min(created_at)), 0) FROM command WHERE state = 'pending'
  UNION ALL SELECT 'operations_running', '', count(*) FROM operation WHERE state = 'running'
  UNION ALL SELECT 'alarms_open', severity, count(*) FROM alarm WHERE cleared_at IS NULL GROUP BY severity
  UNION ALL SELECT 'webhook_deliveries_waiting', '', count(*) FROM webhook_delivery WHERE state = 'pending'`;

/** What the manager does itself: how much waits, and for how long. */
@Injectable()
export class ManagerFamilies {
  constructor(
    private readonly transactor: Transactor,
    private readonly machines: MachineRepository,
    private readonly runs: RedisRuns,
    private readonly traffic: TrafficNow,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<Family[]> {
    const rows = await rowsOf<Row>(this.transactor.reader, QUESTION, [this.clock.now()]);
    const of = (name: string, label: string | null, known: readonly string[] = []): Sample[] => {
      const found = rows.filter((row) => row.name === name);
      if (label === null) return found.map(({ value }) => ({ labels: {}, value: Math.max(0, Number(value)) }));
      return known.map((word) => ({
        labels: { [label]: word },
        value: Number(found.find((row) => row.label === word)?.value ?? 0),
      }));
    };
    const directors = (await this.machines.list()).flatMap(({ id, name }) => {
      const feed = this.traffic.feed(id);
      return feed === null ? [] : [{ labels: { director: name }, feed }];
    });
    const gauge = (name: string, help: string, samples: Sample[]): Family => ({
      ...{ name: `directorate_${name}`, help, type: 'gauge', samples },
    });
    const counter = (name: string, help: string, samples: Sample[]): Family => ({
      ...{ name: `directorate_${name}`, help, type: 'counter', samples },
    });
    return [
      gauge('queue_connected', 'Whether Redis answers.', [{ labels: {}, value: this.runs.isReady ? 1 : 0 }]),
      gauge('commands', 'Commands that are not answered.', of('commands', 'state', ['pending', 'sent'])),
      gauge('relay_lag_seconds', 'Age of the oldest command that no queue has got yet.', of('relay_lag_seconds', null)),
      gauge('operations_running', 'Operations that have not ended.', of('operations_running', null)),
      gauge('alarms_open', 'Alarms that are raised.', of('alarms_open', 'severity', ['warning', 'error'])),
      gauge(
        'webhook_deliveries_waiting',
        'Deliveries that have not succeeded yet.',
        of('webhook_deliveries_waiting', null),
      ),
      counter(
        'statistics_delayed_rows_total',
        'Changed counters that had to wait for a later reading, because too many changed at once.',
        directors.map(({ labels, feed }) => ({ labels, value: feed.leftOutRows })),
      ),
      counter(
        'statistics_lost_seconds_total',
        'Seconds of readings that were given up, because nobody took them for too long.',
        directors.map(({ labels, feed }) => ({ labels, value: feed.leftOutSeconds })),
      ),
    ];
  }
}
