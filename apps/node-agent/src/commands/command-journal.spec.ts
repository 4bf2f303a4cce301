import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '#libs/contracts';
import { StateFolder } from '../shared/state-folder.js';
import { CommandJournal } from './command-journal.js';

const at = new Date('2026-11-21T10:00:00.000Z');
const outcomeOf = (commandId: string, result: unknown = null): CommandOutcome => ({
  commandId,
  outcome: 'succeeded',
  repeated: false,
  error: null,
  result,
  startedAt: at.toISOString(),
  finishedAt: at.toISOString(),
});

describe(CommandJournal.name, () => {
  let path: string;
  let journal: CommandJournal;
  const reload = async (): Promise<void> => {
    await journal.close();
    journal = new CommandJournal(new StateFolder(path));
    await journal.load();
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-journal-'));
    journal = new CommandJournal(new StateFolder(path));
    await journal.load();
  });
  afterEach(async () => {
    await journal.close();
    await rm(path, { recursive: true });
  });

  it('remembers over a restart what was begun, ended and told', async () => {
    const [begun, ended, told] = [ulid(), ulid(), ulid()];
    for (const id of [begun, ended, told]) await journal.start(id, 'service.control', at);
    await journal.finish(outcomeOf(ended));
    await journal.finish(outcomeOf(told));
    await journal.markDelivered(told);
    await reload();
    expect(journal.unfinished().map((entry) => entry.commandId)).toEqual([begun]);
    expect(journal.undelivered().map((outcome) => outcome.commandId)).toEqual([ended]);
    expect(journal.hasOutcome(told)).toBe(true);
  });

  it('leaves out a torn last line and goes on behind it', async () => {
    const [first, second] = [ulid(), ulid()];
    await journal.finish(outcomeOf(first));
    await appendFile(join(path, 'commands.jsonl'), '{"finished":{"commandId":"01J');
    await reload();
    await journal.finish(outcomeOf(second));
    await reload();
    expect(journal.undelivered().map((outcome) => outcome.commandId)).toEqual([first, second]);
  });

  it('tells an outcome again when it is asked for again', async () => {
    const id = ulid();
    await journal.finish(outcomeOf(id));
    await journal.markDelivered(id);
    journal.askForRedelivery(id);
    expect(journal.undelivered()).toEqual([{ ...outcomeOf(id), repeated: true }]);
    await journal.markDelivered(id);
    expect(journal.undelivered()).toEqual([]);
  });

  it('keeps every outcome that was not told, and of the old ones only how they ended', async () => {
    const ids = Array.from({ length: 60 }, () => ulid());
    for (const id of ids) await journal.finish(outcomeOf(id, 'large'));
    for (const id of ids.slice(1)) await journal.markDelivered(id);
    await reload();
    const [waiting] = journal.undelivered();
    expect(waiting).toEqual(outcomeOf(ids[0]!, 'large'));
    const lines = (await readFile(join(path, 'commands.jsonl'), 'utf8')).split('\n');
    expect(lines.filter((line) => line.includes('"large"'))).toHaveLength(51);
    expect(ids.every((id) => journal.hasOutcome(id))).toBe(true);
  });
});
