import { HealthTracker, type HealthStatus, type ProbeResult } from '../health-tracker.js';
import { identityOf } from './check-identity.js';
import type { CheckEngineOptions, CheckScheduling, CheckTask } from './check-task.js';
import { DueHeap } from './due-heap.js';

/** Between two probes at least, also when the timeout is longer than the interval. */
const PAUSE_MS = 20;
/** First probes of new checks start this far apart, so that ten thousand of them are no salvo. */
const START_SPACING_MS = 0.1;
/** Probes that are due within this time start together. */
const TOGETHER_MS = 4;

/** Who wants to know the result of a probe. */
interface User {
  readonly key: string;
  readonly question: string;
  readonly tracker: HealthTracker;
  readonly addedMs: number;
  task: CheckTask;
  watch: Watch;
}

/** One probe that is repeated, for all who ask the same. */
interface Watch {
  readonly identity: string;
  readonly task: CheckTask;
  readonly users: Set<User>;
  isRunning: boolean;
  /** When it runs next; an entry of the heap for another time is void. */
  dueMs: number;
}

/** Probes many checks, each from start to start in its own rhythm, with one timer; equal checks are probed once. */
export class CheckEngine implements CheckScheduling {
  private readonly users = new Map<string, User>();
  private readonly watches = new Map<string, Watch>();
  private readonly due = new DueHeap<Watch>();
  private timer: NodeJS.Timeout | null = null;
  private timerMs = Infinity;

  constructor(private readonly options: CheckEngineOptions) {}

  sync(tasks: readonly CheckTask[]): void {
    const nowMs = this.options.monotonicMs();
    const wanted = new Set<string>();
    let started = 0;
    for (const task of tasks) {
      wanted.add(task.key);
      if (this.take(task, nowMs, nowMs + started * START_SPACING_MS)) started += 1;
    }
    for (const [key, user] of this.users) {
      if (wanted.has(key)) continue;
      this.users.delete(key);
      this.leave(user);
    }
    this.arm();
  }

  status(key: string): HealthStatus | null {
    return this.users.get(key)?.tracker.status ?? null;
  }

  async runNow(key: string): Promise<ProbeResult | null> {
    const user = this.users.get(key);
    return user === undefined ? null : this.probe(user.task);
  }

  stop(): void {
    this.users.clear();
    this.watches.clear();
    this.due.clear();
    this.disarm();
  }

  /** True when a first probe was set for `firstMs`. */
  private take(task: CheckTask, nowMs: number, firstMs: number): boolean {
    const { key, check, target } = task;
    const { question, probe } = identityOf(check, target);
    const known = this.users.get(key);
    if (known?.question === question) {
      known.task = task;
      known.tracker.retune(check);
      if (known.watch.identity === probe) return false;
      this.leave(known);
      return this.join(known, probe, firstMs);
    }
    if (known !== undefined) this.leave(known);
    const tracker = new HealthTracker(check, this.options.now(), task.initialState);
    const watch = this.watches.get(probe) ?? newWatch(probe, task);
    const user: User = { key, question, tracker, addedMs: nowMs, task, watch };
    this.users.set(key, user);
    return this.join(user, probe, firstMs);
  }

  private join(user: User, identity: string, firstMs: number): boolean {
    const watch = this.watches.get(identity) ?? newWatch(identity, user.task);
    this.watches.set(identity, watch);
    user.watch = watch;
    watch.users.add(user);
    // A newcomer gets a result of its own at once, too; one that is under way will do.
    if (watch.isRunning || watch.dueMs <= firstMs) return false;
    this.schedule(watch, firstMs);
    return true;
  }

  private leave(user: User): void {
    user.watch.users.delete(user);
    if (user.watch.users.size === 0) this.watches.delete(user.watch.identity);
  }

  private schedule(watch: Watch, dueMs: number): void {
    watch.dueMs = dueMs;
    this.due.push(dueMs, watch);
  }

  private arm(): void {
    const nextMs = this.due.nextMs;
    if (nextMs === null || nextMs >= this.timerMs) return;
    this.disarm();
    this.timerMs = nextMs;
    const waitMs = Math.max(0, Math.ceil(nextMs - this.options.monotonicMs()));
    this.timer = setTimeout(() => {
      this.timer = null;
      this.timerMs = Infinity;
      this.startDue();
      this.arm();
    }, waitMs);
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.timerMs = Infinity;
  }

  private startDue(): void {
    const nowMs = this.options.monotonicMs();
    for (let next = this.due.pop(nowMs + TOGETHER_MS); next !== undefined; next = this.due.pop(nowMs + TOGETHER_MS)) {
      const { item: watch, dueMs } = next;
      if (watch.dueMs === dueMs && !watch.isRunning && this.isWanted(watch)) void this.run(watch, nowMs);
    }
  }

  private async run(watch: Watch, startedMs: number): Promise<void> {
    const { monotonicMs, random } = this.options;
    watch.isRunning = true;
    const result = await this.probe(watch.task);
    watch.isRunning = false;
    if (!this.isWanted(watch)) return;
    const { intervalMs, jitterPercent } = watch.task.check;
    // From start to start: a probe that waits for its timeout does not make the next one late.
    const rhythmMs = intervalMs * (1 + (jitterPercent / 100) * (2 * random() - 1));
    const nowMs = monotonicMs();
    this.schedule(watch, Math.max(startedMs + rhythmMs, nowMs + PAUSE_MS));
    for (const user of [...watch.users]) this.tell(user, result, nowMs);
    this.arm();
  }

  private tell(user: User, result: ProbeResult, nowMs: number): void {
    const { tracker, key, task } = user;
    // Whoever was told before may have asked for other checks.
    if (this.users.get(key) !== user) return;
    const from = tracker.status.state;
    const isWarmingUp = nowMs - user.addedMs < task.warmUpMs;
    const isChanged = tracker.record(result, this.options.now(), isWarmingUp);
    this.options.onResult?.(key, result);
    if (isChanged) this.options.onChange({ key, from, status: tracker.status });
  }

  private async probe({ check, target }: CheckTask): Promise<ProbeResult> {
    try {
      return await this.options.probe(check, target);
    } catch (error) {
      const reason = `the probe failed: ${error instanceof Error ? error.message : String(error)}`;
      return { ok: false, reason, latencyMs: 0, raw: null };
    }
  }

  private isWanted(watch: Watch): boolean {
    return this.watches.get(watch.identity) === watch;
  }
}

const newWatch = (identity: string, task: CheckTask): Watch => ({
  identity,
  task,
  users: new Set(),
  isRunning: false,
  dueMs: Infinity,
});
