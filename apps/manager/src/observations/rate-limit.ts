/** Lets each key do so much per window of time; forgets at the window's end. */
export class RateLimit {
  private readonly used = new Map<string, { since: number; count: number }>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /** Counts one more; `now` in milliseconds. */
  allows(key: string, now: number): boolean {
    const window = this.used.get(key);
    if (window === undefined || now - window.since >= this.windowMs) {
      this.used.set(key, { since: now, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= this.most;
  }
}
