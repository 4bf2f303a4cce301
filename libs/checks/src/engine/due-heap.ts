/** Something that is due at a time. */
export interface Due<T> {
  readonly dueMs: number;
  readonly item: T;
}

/** A binary heap of things that are due at a time: the next one is found in a step, each change takes log n. */
export class DueHeap<T> {
  private readonly entries: Due<T>[] = [];

  get nextMs(): number | null {
    return this.entries[0]?.dueMs ?? null;
  }

  push(dueMs: number, item: T): void {
    const entry = { dueMs, item };
    let index = this.entries.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.entries[above];
      if (parent === undefined || parent.dueMs <= dueMs) break;
      this.entries[index] = parent;
      index = above;
    }
    this.entries[index] = entry;
  }

  /** The next item when it is due by `nowMs`. */
  pop(nowMs: number): Due<T> | undefined {
    const first = this.entries[0];
    if (first === undefined || first.dueMs > nowMs) return undefined;
    const last = this.entries.pop();
    if (last !== undefined && this.entries.length > 0) this.sink(last);
    return first;
  }

  clear(): void {
    this.entries.length = 0;
  }

  private sink(entry: Due<T>): void {
    const { length } = this.entries;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= length) break;
      const child = this.isBefore(left + 1, left) ? left + 1 : left;
      const smaller = this.entries[child];
      if (smaller === undefined || smaller.dueMs >= entry.dueMs) break;
      this.entries[index] = smaller;
      index = child;
    }
    this.entries[index] = entry;
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.entries[one], this.entries[other]];
    return a !== undefined && b !== undefined && a.dueMs < b.dueMs;
  }
}
