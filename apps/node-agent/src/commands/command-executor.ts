import {
  commandEnvelope,
  commandPayloads,
  id,
  type CommandEnvelope,
  type CommandOutcome,
  type CommandType,
} from '#libs/contracts';
import { DomainError, messageOf } from '#libs/errors';
import type { IdentityStore } from '../identity/identity.store.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { oneLine } from '../shared/one-line.js';
import { CommandFailed, CommandRefused, IS_REPEATABLE, type CommandHandlers } from './command-handlers.js';
import type { CommandJournal } from './command-journal.js';

const MAX_RESULT_BYTES = 256 * 1024;

export interface CommandExecutorOptions {
  readonly journal: CommandJournal;
  readonly identity: IdentityStore;
  readonly handlers: CommandHandlers;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress: (commandId: string, percent: number, message: string) => void;
  /** An outcome stands in the journal and waits to be told; the command is named when it ended just now. */
  readonly onOutcome: (ended?: { readonly type: CommandType; readonly outcome: CommandOutcome['outcome'] }) => void;
}

type Ending = Pick<CommandOutcome, 'outcome' | 'error' | 'result'>;

/** Executes commands by id at most once, refuses foreign and outdated ones, and leaves every outcome in the journal. */
export class CommandExecutor {
  private readonly inFlight = new Map<string, Promise<void>>();
  /** Outcomes of effects that must not be repeated and that the disk did not take (it may be full): they wait for the next delivery. */
  private readonly unwritten = new Map<string, CommandOutcome>();

  constructor(private readonly options: CommandExecutorOptions) {}

  /** After a start: what was begun and must not be begun again ends as `interrupted`. */
  async recover(): Promise<void> {
    for (const entry of this.options.journal.unfinished()) {
      if (entry.type === null || IS_REPEATABLE[entry.type]) continue;
      await this.options.journal.finish({
        commandId: entry.commandId,
        outcome: 'interrupted',
        repeated: false,
        error: { code: 'interrupted', message: 'The agent was stopped inside this command; its effect is not known.' },
        result: null,
        startedAt: entry.startedAt,
        finishedAt: this.options.clock.now().toISOString(),
      });
    }
    this.options.onOutcome();
  }

  /** Takes one delivery of a command; resolves when its outcome is in the journal. */
  async execute(job: { readonly id: string; readonly data: unknown }): Promise<void> {
    const running = this.inFlight.get(job.id);
    if (running !== undefined) return running;
    const done = this.take(job.id, job.data).finally(() => this.inFlight.delete(job.id));
    this.inFlight.set(job.id, done);
    return done;
  }

  /** Resolves when no command runs, or after the time. */
  async idle(timeoutMs: number): Promise<void> {
    const timer = new AbortController();
    const late = this.options.clock.sleep(timeoutMs, timer.signal);
    await Promise.race([Promise.allSettled(this.inFlight.values()), late]);
    timer.abort();
  }

  private async take(jobId: string, data: unknown): Promise<void> {
    const { journal } = this.options;
    if (journal.hasOutcome(jobId)) {
      journal.askForRedelivery(jobId);
      this.options.onOutcome();
      return;
    }
    const unwritten = this.unwritten.get(jobId);
    if (unwritten !== undefined) {
      await journal.finish(unwritten);
      this.unwritten.delete(jobId);
      this.options.onOutcome();
      return;
    }
    const parsed = commandEnvelope.safeParse(data);
    if (!id.safeParse(jobId).success || (parsed.success && parsed.data.commandId !== jobId)) {
      this.options.log.warn('A job whose id is not its command id was dropped', { jobId: oneLine(jobId, 64) });
      return;
    }
    const startedAt = this.options.clock.now();
    const ending = parsed.success
      ? await this.run(parsed.data, startedAt)
      : refused('invalid-input', `The command cannot be read: ${parsed.error.issues[0]?.message ?? 'invalid'}`);
    const outcome: CommandOutcome = {
      commandId: jobId,
      ...ending,
      repeated: false,
      startedAt: startedAt.toISOString(),
      finishedAt: this.options.clock.now().toISOString(),
    };
    if (parsed.success && !IS_REPEATABLE[parsed.data.type]) this.unwritten.set(jobId, outcome);
    await journal.finish(outcome);
    this.unwritten.delete(jobId);
    if (parsed.success) this.options.onOutcome({ type: parsed.data.type, outcome: ending.outcome });
    else this.options.onOutcome();
  }

  private async run(envelope: CommandEnvelope, startedAt: Date): Promise<Ending> {
    const { identity, journal, log } = this.options;
    const member = identity.member();
    if (member?.machineId !== envelope.machineId) {
      return refused('foreign-machine', 'The command is for another machine');
    }
    if (!(await identity.acceptEpoch(envelope.epoch))) {
      return refused('stale-epoch', `Epoch ${envelope.epoch} is over; this machine has seen ${identity.get().epoch}`);
    }
    const payload = commandPayloads[envelope.type].safeParse(envelope.payload);
    if (!payload.success) {
      const [issue] = payload.error.issues;
      return refused('invalid-input', `${issue?.path.map(String).join('/') ?? ''}: ${issue?.message ?? 'not valid'}`);
    }
    await journal.start(envelope.commandId, envelope.type, startedAt);
    log.info('command started', { commandId: envelope.commandId, type: envelope.type });
    const ending = await this.callHandler(envelope.type, payload.data, envelope.commandId);
    log.info('command ended', { commandId: envelope.commandId, outcome: ending.outcome, error: ending.error?.message });
    return ending;
  }

  private async callHandler(type: CommandType, payload: unknown, commandId: string): Promise<Ending> {
    // The payload was parsed by the schema of this very type; the table of handlers is keyed by it.
    const handler = this.options.handlers[type] as (payload: unknown, context: object) => Promise<unknown>;
    const progress = (percent: number, message: string): void =>
      this.options.onProgress(commandId, percent, oneLine(message, 1000));
    try {
      return { outcome: 'succeeded', error: null, result: bounded(await handler(payload, { commandId, progress })) };
    } catch (error) {
      if (error instanceof CommandRefused) return refused(error.code, error.message);
      if (error instanceof CommandFailed) return failed(error.code, error.message, error.result);
      if (error instanceof DomainError) return failed(error.code, error.message, null);
      return failed('internal', messageOf(error), null);
    }
  }
}

function refused(code: string, message: string): Ending {
  return { outcome: 'refused', error: { code, message: oneLine(message, 2000) }, result: null };
}

function failed(code: string, message: string, result: unknown): Ending {
  return { outcome: 'failed', error: { code, message: oneLine(message, 2000) }, result: bounded(result) };
}

function bounded(result: unknown): unknown {
  const text = JSON.stringify(result ?? null);
  return Buffer.byteLength(text) <= MAX_RESULT_BYTES ? (result ?? null) : { tooLarge: Buffer.byteLength(text) };
}
