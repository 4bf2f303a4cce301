import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { floorTo, type Grain, GRAINS } from './grain.js';

const AHEAD = 2;
/** A clock that leaps by more than this is mistrusted for as long: nothing is forgotten meanwhile. */
const LEAP_MS = 3_600_000;

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** The tables in which samples of a grain lie: made ahead of time, dropped whole when their time is over. */
@Injectable()
export class StatisticsPartitions {
  private readonly present = new Map<Grain['name'], Map<number, Span>>();
  private lastLook: { readonly wallMs: number; readonly steadyMs: number } | null = null;
  private mistrustedUntilMs = 0;

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Whether a sample of this time has a table. */
  has(grain: Grain, at: Date): boolean {
    return this.present.get(grain.name)?.has(floorTo(grain.partitionSeconds, at).getTime()) ?? false;
  }

  /** False when the clock was set so that no table is there for what is read now. */
  isReadyFor(now: Date): boolean {
    return GRAINS.every((grain) => this.has(grain, now));
  }

  /** The begin of what is kept; null before the first table. */
  oldest(grain: Grain): Date | null {
    const starts = [...(this.present.get(grain.name)?.keys() ?? [])];
    return starts.length === 0 ? null : new Date(Math.min(...starts));
  }

  /** Makes the tables that are needed soon and drops those whose time is over; gives how many it dropped. */
  async tend(): Promise<number> {
    const now = this.clock.now();
    const mayForget = this.isSteady(now.getTime());
    let dropped = 0;
    for (const grain of GRAINS) {
      const spans = await this.read(grain);
      for (const span of wantedSpans(grain, now)) {
        if (spans.has(span.from.getTime())) continue;
        await this.create(grain, span);
        spans.set(span.from.getTime(), span);
      }
      for (const [start, span] of mayForget ? spans : []) {
        if (span.to.getTime() > now.getTime() - grain.keptSeconds * 1000) continue;
        await this.transactor.reader.query(`DROP TABLE IF EXISTS ${nameOf(grain, span.from)}`);
        spans.delete(start);
        dropped += 1;
      }
      this.present.set(grain.name, spans);
    }
    return dropped;
  }

  private async read(grain: Grain): Promise<Map<number, Span>> {
    const rows = await rowsOf<{ name: string }>(
      this.transactor.reader,
      `SELECT child.relname AS name FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
       WHERE inhparent = $1::regclass ORDER BY 1`,
      [grain.table],
    );
    const starts = rows.map(({ name }) => Number(name.slice(grain.table.length + 1)) * 1000);
    return new Map(starts.map((start) => [start, spanFrom(grain, start)]));
  }

  /** Attaching lets readers and writers of the other tables go on; making it a partition at once would not. */
  private async create(grain: Grain, { from, to }: Span): Promise<void> {
    const name = nameOf(grain, from);
    await this.transactor.run(async (tx) => {
      await tx.query(`CREATE TABLE ${name} (LIKE ${grain.table} INCLUDING ALL)`);
      const bounds = `FROM ('${from.toISOString()}') TO ('${to.toISOString()}')`;
      await tx.query(`ALTER TABLE ${grain.table} ATTACH PARTITION ${name} FOR VALUES ${bounds}`);
    });
  }

  private isSteady(wallMs: number): boolean {
    const steadyMs = performance.now();
    const last = this.lastLook;
    this.lastLook = { wallMs, steadyMs };
    if (last !== null && Math.abs(wallMs - last.wallMs - (steadyMs - last.steadyMs)) > LEAP_MS) {
      this.mistrustedUntilMs = steadyMs + LEAP_MS;
    }
    return steadyMs >= this.mistrustedUntilMs;
  }
}

/** The spans that shall have a table: from the oldest sample that may still be made to a little ahead. */
export function wantedSpans(grain: Grain, now: Date): Span[] {
  const step = grain.partitionSeconds * 1000;
  const first = floorTo(grain.partitionSeconds, new Date(now.getTime() - grain.reachSeconds * 1000)).getTime();
  const last = floorTo(grain.partitionSeconds, now).getTime() + AHEAD * step;
  const count = (last - first) / step;
  return Array.from({ length: count }, (_, index) => spanFrom(grain, first + index * step));
}

const spanFrom = (grain: Grain, start: number): Span => ({
  from: new Date(start),
  to: new Date(start + grain.partitionSeconds * 1000),
});

const nameOf = (grain: Grain, from: Date): string => `${grain.table}_${from.getTime() / 1000}`;
