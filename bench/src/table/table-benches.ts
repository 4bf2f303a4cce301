import { join } from 'node:path';
import { Lab } from '../../../lab/src/index.js';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { surroundings } from '../surroundings.js';
import { SERVERS_PER_SERVICE, SERVICES } from './big-table.js';

const LIMIT_MS = 600_000;
const SIZE = `${SERVICES} services × ${SERVERS_PER_SERVICE} servers`;

/** One thing that `timer.ts` measures. */
interface TableBench {
  readonly name: 'table-load' | 'table-again' | 'one-weight';
  readonly about: string;
  readonly peerName: string;
  readonly maxRatio: number;
}

const BENCHES: readonly TableBench[] = [
  {
    name: 'table-load',
    about: `${SIZE} into an empty kernel, beside ipvsadm -R`,
    peerName: `ipvsadm -R (${surroundings()['ipvsadm'] ?? 'absent'})`,
    maxRatio: 0.2,
  },
  {
    name: 'table-again',
    about: `${SIZE} again, nothing changed: observe and plan, beside our own load from empty`,
    peerName: 'our own load from empty',
    maxRatio: 0.15,
  },
  {
    name: 'one-weight',
    about: `one weight among ${SERVICES * SERVERS_PER_SERVICE} servers, from decision to kernel, beside one ipvsadm -e`,
    peerName: `ipvsadm -e (${surroundings()['ipvsadm'] ?? 'absent'})`,
    maxRatio: 0.1,
  },
];

/** A lab with nothing but a director, whose kernel is the one that the figures are about. */
async function measure({ name, peerName, maxRatio }: TableBench, place: BenchPlace): Promise<Comparison[]> {
  const { projectDir, stateDir, say } = place;
  const lab = await Lab.up({
    stateDir: join(stateDir, 'lab'),
    kernelDir: join(stateDir, '../..', 'kernel'),
    name: 'dlabbench',
    machines: [{ name: 'director', placement: 'guest', addresses: ['10.86.0.20/24'] }],
  });
  try {
    say(`kernel: ${lab.kernel}, ${lab.kernelRelease}`);
    const timer = join(projectDir, 'dist/bench/src/table/timer.js');
    const argv = [process.execPath, timer, name, String(ROUNDS)];
    const { exitCode, stdout, stderr } = await lab.machine('director').exec(argv, { timeoutMs: LIMIT_MS });
    if (exitCode !== 0) throw new Error(`${name}: ${stderr}`);
    const rounds = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { oursMs: number; peerMs: number });
    const [ours, peer] = [rounds.map(({ oursMs }) => oursMs), rounds.map(({ peerMs }) => peerMs)];
    return [{ name, unit: 'ms', ours, peer, peerName, maxRatio }];
  } finally {
    await lab.down();
  }
}

export const tableBenches: readonly Bench[] = BENCHES.map((bench) => ({
  name: bench.name,
  about: bench.about,
  run: (place) => measure(bench, place),
}));
