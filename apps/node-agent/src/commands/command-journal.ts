import { open, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { commandOutcome, COMMAND_TYPES, id, type CommandOutcome, type CommandType } from '#libs/contracts';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'commands.jsonl';
/** Commands that are remembered; the manager repeats a command within seconds, so this is hours of them. */
const KEPT_COMMANDS = 5000;
/** Delivered commands whose results are remembered too; older ones keep only how they ended. */
const KEPT_RESULTS = 50;

const journalLine = z.union([
  z.strictObject({ started: id, type: z.enum(COMMAND_TYPES), at: z.string() }),
  z.strictObject({ finished: commandOutcome }),
  z.strictObject({ delivered: id }),
]);
type JournalLine = z.infer<typeof journalLine>;

export interface JournalEntry {
  readonly commandId: string;
  readonly type: CommandType | null;
  readonly startedAt: string;
  outcome: CommandOutcome | null;
  /** The outcome was written to the report stream. */
  isDelivered: boolean;
}

/** What the machine has done, by command id: on the disk before an effect begins and before its outcome is told. */
export class CommandJournal {
  private readonly entries = new Map<string, JournalEntry>();
  private file: FileHandle | null = null;
  private lines = 0;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: StateFolder) {}

  /** Reads the journal; a torn last line (a crash in the middle of a write) is left out. */
  async load(): Promise<void> {
    const text = (await this.folder.read(FILE)) ?? '';
    for (const line of text.split('\n')) {
      const parsed = parseLine(line);
      if (parsed !== null) this.remember(parsed);
    }
    await this.compact();
  }

  hasOutcome(commandId: string): boolean {
    return (this.entries.get(commandId)?.outcome ?? null) !== null;
  }

  /** Commands that were begun before the last crash and whose end is not known. */
  unfinished(): JournalEntry[] {
    return [...this.entries.values()].filter((entry) => entry.outcome === null);
  }

  /** Whether a command of this type has ended well. */
  hasSucceeded(type: CommandType): boolean {
    return [...this.entries.values()].some((entry) => entry.type === type && entry.outcome?.outcome === 'succeeded');
  }

  /** Outcomes that the report stream has not got yet, oldest first. */
  undelivered(): CommandOutcome[] {
    return [...this.entries.values()].flatMap((entry) =>
      entry.outcome !== null && !entry.isDelivered ? [entry.outcome] : [],
    );
  }

  async start(commandId: string, type: CommandType, at: Date): Promise<void> {
    await this.append({ started: commandId, type, at: at.toISOString() });
  }

  async finish(outcome: CommandOutcome): Promise<void> {
    await this.append({ finished: outcome });
  }

  async markDelivered(commandId: string): Promise<void> {
    if (this.entries.get(commandId)?.isDelivered === false) await this.append({ delivered: commandId });
  }

  /** Tells the outcome once more: its first telling may be lost with an emptied Redis. */
  askForRedelivery(commandId: string): void {
    const entry = this.entries.get(commandId);
    if (entry === undefined || entry.outcome === null) return;
    entry.outcome = { ...entry.outcome, repeated: true };
    entry.isDelivered = false;
  }

  async forgetAll(): Promise<void> {
    this.entries.clear();
    await this.compact();
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file?.close();
    this.file = null;
  }

  private append(line: JournalLine): Promise<void> {
    const written = this.writing.then(async () => {
      if (this.lines > 4 * KEPT_COMMANDS) await this.rewrite();
      if (this.file === null) throw new Error('The journal is closed');
      try {
        await this.file.appendFile(`${JSON.stringify(line)}\n`);
        await this.file.datasync();
      } catch (error) {
        this.lines = Number.POSITIVE_INFINITY; // half a line may stand there now: write the whole file anew first
        throw error;
      }
      this.lines++;
      this.remember(line);
    });
    this.writing = written.catch(() => undefined);
    return written;
  }

  private async compact(): Promise<void> {
    const compacted = this.writing.then(() => this.rewrite());
    this.writing = compacted.catch(() => undefined);
    await compacted;
  }

  private async rewrite(): Promise<void> {
    await this.file?.close();
    this.file = null;
    this.prune();
    const lines = [...this.entries.values()].flatMap(linesOf);
    await this.folder.write(FILE, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    this.lines = lines.length;
    this.file = await open(this.folder.pathOf(FILE), 'a', 0o600);
  }

  private prune(): void {
    const delivered = [...this.entries.values()].filter((entry) => entry.isDelivered);
    for (const entry of delivered.slice(0, -KEPT_COMMANDS)) this.entries.delete(entry.commandId);
    for (const entry of delivered.slice(0, -KEPT_RESULTS)) {
      if (entry.outcome !== null) entry.outcome = { ...entry.outcome, result: null };
    }
  }

  private remember(line: JournalLine): void {
    if ('started' in line) {
      this.entries.set(line.started, {
        commandId: line.started,
        type: line.type,
        startedAt: line.at,
        outcome: null,
        isDelivered: false,
      });
    } else if ('finished' in line) {
      const { commandId, startedAt } = line.finished;
      const entry = this.entries.get(commandId) ?? { commandId, type: null, startedAt };
      this.entries.set(commandId, { ...entry, outcome: line.finished, isDelivered: false });
    } else {
      const entry = this.entries.get(line.delivered);
      if (entry !== undefined) entry.isDelivered = true;
    }
  }
}

function parseLine(text: string): JournalLine | null {
  if (text === '') return null;
  try {
    return journalLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function linesOf(entry: JournalEntry): JournalLine[] {
  return [
    ...(entry.type === null ? [] : [{ started: entry.commandId, type: entry.type, at: entry.startedAt }]),
    ...(entry.outcome === null ? [] : [{ finished: entry.outcome }]),
    ...(entry.isDelivered ? [{ delivered: entry.commandId }] : []),
  ];
}
