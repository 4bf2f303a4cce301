export interface BackoffOptions {
  readonly firstMs: number;
  readonly maxMs: number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** Waiting times that double up to a limit, each shortened by up to a half so that many agents do not march in step. */
export class Backoff {
  private nextMs: number;

  constructor(private readonly options: BackoffOptions) {
    this.nextMs = options.firstMs;
  }

  next(): number {
    const ms = this.nextMs;
    this.nextMs = Math.min(this.options.maxMs, ms * 2);
    return ms * (1 - this.options.random() / 2);
  }

  reset(): void {
    this.nextMs = this.options.firstMs;
  }
}
