import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { GROUPS, LIMIT_MS, portOf, SERVERS_PER_GROUP, type Progress } from './targets.js';

const exec = promisify(execFile);
/** A network of its own: nothing of it is seen outside, and its packet filter is its own. */
const NAMESPACE = 'dlab-checks';
const START_LIMIT_MS = 20_000;
/** How long everything is watched while all live, for the usage of one round. */
const CALM_MS = 4000;
/** DPVS, healthcheck stress test of May 2025: 10,200 servers. */
const DPVS = { name: 'DPVS 1.10 (published: 10,200 servers)', cores: 0.56, residentMB: 307, seconds: 13 };
const BAR = { cores: 1, residentMB: 400, seconds: LIMIT_MS / 1000 };

const inside = (...command: string[]): string[] => ['netns', 'exec', NAMESPACE, ...command];
const ip = async (...args: string[]): Promise<void> => {
  await exec('/usr/sbin/ip', args);
};

/** A child of this benchmark inside the network, whose lines are read. */
class Child {
  private readonly lines: NodeJS.EventEmitter;

  constructor(private readonly process: ChildProcess) {
    if (process.stdout === null) throw new TypeError('the child has no output');
    this.lines = createInterface({ input: process.stdout });
  }

  static begin({ projectDir }: BenchPlace, program: string, args: readonly string[] = []): Child {
    const path = join(projectDir, `dist/bench/src/checks/${program}.js`);
    return new Child(
      spawn('/usr/sbin/ip', inside(process.execPath, path, ...args), { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
  }

  onLine(listener: (line: string) => void): void {
    this.lines.on('line', listener);
  }

  async ask(line: string): Promise<void> {
    const answered = this.answer();
    this.process.stdin?.write(`${line}\n`);
    await answered;
  }

  async answer(): Promise<void> {
    await once(this.lines, 'line');
  }

  async end(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.stdin?.end();
    if (this.process.exitCode === null) await gone;
  }
}

/** What the checking process said last, and what it used. */
class Watch {
  private readonly cores: number[] = [];
  private residentMB = 0;
  private last: Progress | null = null;
  private waiting: (() => void)[] = [];

  constructor(checker: Child) {
    checker.onLine((line) => {
      this.last = JSON.parse(line) as Progress;
      this.cores.push(this.last.cores);
      this.residentMB = Math.max(this.residentMB, this.last.residentMB);
      for (const wake of this.waiting.splice(0)) wake();
    });
  }

  /** Mean since the last call. */
  takeCores(): number {
    const values = this.cores.splice(0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  /** The most since the last call. */
  takeResidentMB(): number {
    const most = this.residentMB;
    this.residentMB = 0;
    return most;
  }

  up(group: number): number {
    return this.last?.up[group] ?? 0;
  }

  get allUp(): boolean {
    return Array.from({ length: GROUPS }, (_, group) => this.up(group)).every((count) => count === SERVERS_PER_GROUP);
  }

  /** Milliseconds until `holds`; throws after `limitMs`, and when a group besides `dying` loses a server. */
  async until(what: string, limitMs: number, dying: number | null, holds: () => boolean): Promise<number> {
    const begun = performance.now();
    while (!holds()) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
      if (performance.now() - begun > limitMs) throw new Error(`${what}: not in ${limitMs} ms`);
      if (dying === null) continue;
      const lost = Array.from({ length: GROUPS }, (_, group) => group).find(
        (group) => group !== dying && this.up(group) < SERVERS_PER_GROUP,
      );
      if (lost !== undefined) throw new Error(`a live server of group ${lost} went out`);
    }
    return performance.now() - begun;
  }
}

interface Figures {
  readonly cores: number[];
  readonly residentMB: number[];
  readonly refused: number[];
  readonly silent: number[];
}

async function rounds(place: BenchPlace): Promise<Figures> {
  const ports = Array.from({ length: GROUPS }, (_, group) => String(portOf(group)));
  const listener = Child.begin(place, 'listener', ports);
  await listener.answer();
  const checker = Child.begin(place, 'checker');
  const watch = new Watch(checker);
  const figures: Figures = { cores: [], residentMB: [], refused: [], silent: [] };
  try {
    await watch.until('every server up', START_LIMIT_MS, null, () => watch.allUp);
    for (let round = 0; round < ROUNDS; round += 1) {
      watch.takeCores();
      await new Promise((resolve) => setTimeout(resolve, CALM_MS));
      const [refusing, dropping] = [(2 * round) % GROUPS, (2 * round + 1) % GROUPS];
      figures.refused.push(await dieAndReturn(watch, refusing, listener));
      figures.silent.push(await dieAndReturn(watch, dropping, null));
      figures.cores.push(watch.takeCores());
      figures.residentMB.push(watch.takeResidentMB());
      const last = (values: readonly number[]): string => (values.at(-1) ?? 0).toFixed(2);
      place.say(
        `round ${round + 1}: ${last(figures.cores)} cores, ${last(figures.residentMB)} MB; 1,000 refusing out after ${last(figures.refused)} s, 1,000 silent after ${last(figures.silent)} s`,
      );
    }
  } finally {
    await checker.end();
    await listener.end();
  }
  return figures;
}

/** A thousand servers die, refusing when a listener closes, silent when their packets are dropped; seconds until the last is out. */
async function dieAndReturn(watch: Watch, group: number, listener: Child | null): Promise<number> {
  const port = portOf(group);
  if (listener === null)
    await exec(
      '/usr/sbin/ip',
      inside('nft', 'add', 'rule', 'inet', 'bench', 'in', 'tcp', 'dport', String(port), 'drop'),
    );
  else await listener.ask(`close ${port}`);
  const ms = await watch.until('all dead servers out', LIMIT_MS + 10_000, group, () => watch.up(group) === 0);
  if (listener === null) await exec('/usr/sbin/ip', inside('nft', 'flush', 'chain', 'inet', 'bench', 'in'));
  else await listener.ask(`open ${port}`);
  await watch.until('all servers back', START_LIMIT_MS, group, () => watch.up(group) === SERVERS_PER_GROUP);
  return ms / 1000;
}

async function run(place: BenchPlace): Promise<Comparison[]> {
  await ip('netns', 'delete', NAMESPACE).catch(() => undefined);
  await ip('netns', 'add', NAMESPACE);
  try {
    await exec('/usr/sbin/ip', inside('ip', 'link', 'set', 'lo', 'up'));
    const table = 'table inet bench { chain in { type filter hook input priority 0; }; }';
    await exec('/usr/sbin/ip', inside('nft', table));
    const { cores, residentMB, refused, silent } = await rounds(place);
    const beside = (name: string, unit: Comparison['unit'], ours: number[], peer: number, bar: number): Comparison => ({
      ...{ name: `10,000 TCP checks a second: ${name}`, unit, ours, peer: [peer], peerName: DPVS.name },
      maxRatio: bar / peer,
    });
    return [
      beside('processor', 'cores', cores, DPVS.cores, BAR.cores),
      beside('memory', 'MB', residentMB, DPVS.residentMB, BAR.residentMB),
      beside('1,000 refusing servers out', 's', refused, DPVS.seconds, BAR.seconds),
      beside('1,000 silent servers out', 's', silent, DPVS.seconds, BAR.seconds),
    ];
  } finally {
    await ip('netns', 'delete', NAMESPACE);
  }
}

export const checks10k: Bench = {
  name: 'checks-10k',
  about:
    '10,000 real servers checked by TCP every second; 1,000 of them die: processor, memory, time until they are out',
  run,
};
