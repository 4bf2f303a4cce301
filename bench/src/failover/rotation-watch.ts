import type { LabMachine, LabProcess } from '../../../lab/src/index.js';

/** IPv4 address and port as /proc/net/ip_vs prints them: `0A560021:1F90`. */
export function kernelEndpoint(address: string, port: number): string {
  const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0');
  return `${address
    .split('.')
    .map((octet) => hex(Number(octet), 2))
    .join('')}:${hex(port, 4)}`;
}

/** Prints the weight of one real server each time that it changes, `gone` when it leaves the table; every 30 ms or so. */
const SCRIPT = `
seen=none
while :; do
  now=gone
  while read -r arrow server method weight rest; do
    [ "$server" = "$1" ] && now=$weight
  done < /proc/net/ip_vs
  [ "$now" = "$seen" ] || { echo "$now"; seen=$now; }
  busybox usleep 30000
done`;

/** Follows one real server's weight in a director's kernel, the same way for every program that drives it. */
export class RotationWatch {
  #process: LabProcess | null = null;
  #weight = 'none';
  #changedAt = 0;
  readonly #waiting = new Set<() => void>();

  static async start(director: LabMachine, address: string, port: number): Promise<RotationWatch> {
    const watch = new RotationWatch();
    const argv = ['busybox', 'sh', '-c', SCRIPT, 'watch', kernelEndpoint(address, port)];
    watch.#process = await director.spawn(argv, { onLine: (line) => watch.#take(line) });
    return watch;
  }

  /** Whether the real server gets new connections now. */
  get isInRotation(): boolean {
    return Number(this.#weight) > 0;
  }

  /** When it last entered or left rotation, by this process' clock in milliseconds. */
  async until(isInRotation: boolean, limitMs: number): Promise<number> {
    const deadline = performance.now() + limitMs;
    while (this.isInRotation !== isInRotation) {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error(`after ${limitMs} ms the weight is ${this.#weight}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(wake, leftMs);
        const waiting = this.#waiting;
        function wake(): void {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        }
        waiting.add(wake);
      });
    }
    return this.#changedAt;
  }

  /** Waits until it has been in rotation for so long: a program that has just started may take it out once more. */
  async untilSettled(quietMs: number, limitMs: number): Promise<void> {
    const deadline = performance.now() + limitMs;
    while (!this.isInRotation || performance.now() - this.#changedAt < quietMs) {
      if (performance.now() > deadline) throw new Error(`after ${limitMs} ms it is not at rest in rotation`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    await this.#process?.kill('SIGKILL');
    await this.#process?.exited;
  }

  #take(line: string): void {
    const was = this.isInRotation;
    this.#weight = line.trim();
    if (this.isInRotation !== was) this.#changedAt = performance.now();
    for (const wake of [...this.#waiting]) wake();
  }
}
