import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MachineReport, Report } from '#libs/contracts';
import { CommandJournal } from '../commands/command-journal.js';
import { systemClock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { EventBuffer } from './event-buffer.js';
import { ReportOutbox, type NewEvent, type ReportSink } from './report-outbox.js';

const silent = new Log('error', () => undefined, () => new Date()); // prettier-ignore
const event = (message: string): NewEvent => ({
  event: 'agent-started',
  severity: 'info',
  subject: 's',
  message,
  steps: [],
});

class Sink implements ReportSink {
  readonly written: Report[] = [];
  abandoned: string | null = null;
  failAt = Number.POSITIVE_INFINITY;

  write(report: Report): Promise<void> {
    if (this.written.length >= this.failAt) return Promise.reject(new Error('gone'));
    this.written.push(report);
    return Promise.resolve();
  }
  abandon(reason: string): void {
    this.abandoned = reason;
  }
  kinds(): string[] {
    return this.written.map((one) => (one.kind === 'event' ? one.message : one.kind));
  }
}

describe(ReportOutbox.name, () => {
  let path: string;
  let journal: CommandJournal;
  let outbox: ReportOutbox;
  const open = async (): Promise<void> => {
    const folder = new StateFolder(path);
    journal = new CommandJournal(folder);
    await journal.load();
    const events = new EventBuffer(folder, () => undefined);
    await events.load();
    outbox = new ReportOutbox({ journal, events, clock: systemClock, log: silent });
  };
  const finish = async (): Promise<string> => {
    const commandId = ulid();
    const at = new Date().toISOString();
    await journal.finish({
      commandId,
      outcome: 'succeeded',
      repeated: false,
      error: null,
      result: 1,
      startedAt: at,
      finishedAt: at,
    });
    return commandId;
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-outbox-'));
    await open();
  });
  afterEach(async () => {
    await journal.close();
    await rm(path, { recursive: true });
  });

  it('tells outcomes first, then events, progress and the newest machine report', async () => {
    outbox.machineReport({ kind: 'machine', hostname: 'old' } as MachineReport);
    outbox.machineReport({ kind: 'machine', hostname: 'new' } as MachineReport);
    outbox.progress(ulid(), 10, 'begun');
    outbox.event(event('first'));
    outbox.event(event('second'));
    await finish();
    const sink = new Sink();
    outbox.attach(sink);
    await outbox.flushed();
    expect(sink.kinds()).toEqual(['outcome', 'first', 'second', 'progress', 'machine']);
    expect(sink.written.at(-1)).toMatchObject({ hostname: 'new' });
    expect(journal.undelivered()).toEqual([]);
  });

  it('keeps events and outcomes over a restart without a connection', async () => {
    outbox.event(event('kept'));
    await finish();
    await outbox.flushed();
    await journal.close();
    await open();
    const sink = new Sink();
    outbox.attach(sink);
    await outbox.flushed();
    expect(sink.kinds()).toEqual(['outcome', 'kept']);
  });

  it('gives a broken connection up and tells the rest over the next one', async () => {
    const broken = new Sink();
    broken.failAt = 1;
    outbox.event(event('first'));
    outbox.event(event('second'));
    outbox.attach(broken);
    await outbox.flushed();
    expect(broken.abandoned).toBe('gone');
    const sink = new Sink();
    outbox.attach(sink);
    await outbox.flushed();
    expect(broken.kinds()).toEqual(['first']);
    expect(sink.kinds()).toEqual(['second']);
  });

  it('makes one line of whatever a machine says', async () => {
    const sink = new Sink();
    outbox.attach(sink);
    outbox.event({ ...event(`two\nlines\u0007\u202e${'x'.repeat(2000)}`), steps: ['a\tb'] });
    await outbox.flushed();
    const [told] = sink.written;
    expect(told).toMatchObject({ message: expect.stringMatching(/^two lines x+…$/) as string, steps: ['a b'] });
    expect((told as { message: string }).message).toHaveLength(1000);
  });
});
