/**
 * Runs on the machine with the kernel and measures one thing; a JSON line per round. Only in the lab: each load has a network namespace
 * of its own.
 * usage: timer.js table-load|table-again|one-weight ROUNDS
 */
import { spawnSync } from 'node:child_process';
import type { IpvsTable } from '#libs/domain';
import { createLinuxHost, openNetlinkDriver, type IpvsPort } from '#libs/host';
import { planTable, renderRestore, renderStep, type IpvsStep } from '#libs/ipvs';
import { bigTable, SERVERS_PER_SERVICE, SERVICES, withWeight } from './big-table.js';
import { enterEmptyKernel } from './empty-kernel.js';

const OWNED = { owns: (): boolean => true };
const ENTRIES = SERVICES * (SERVERS_PER_SERVICE + 1);
/** Changes that one round makes, one after the other. */
const CHANGES = 20;
/** What a weight is set to, and back. */
const WEIGHTS = [10, 11] as const;

interface Round {
  readonly oursMs: number;
  readonly peerMs: number;
}

function run(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ').slice(0, 200)}: ${stderr}`);
  return stdout;
}

/** Netlink as an agent has it, to a kernel without any service. */
async function emptyKernel(): Promise<IpvsPort> {
  enterEmptyKernel();
  const ipvs = await openNetlinkDriver(createLinuxHost().commands);
  if (ipvs === null) throw new Error('The kernel has no IPVS.');
  return ipvs;
}

/** What Debian's program finds in the kernel must be the whole table. */
function mustBeWhole(): void {
  const seen = run('ipvsadm', ['-Sn']).trim().split('\n').length;
  if (seen !== ENTRIES) throw new Error(`The kernel has ${seen} entries, not ${ENTRIES}.`);
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function bring(ipvs: IpvsPort, desired: IpvsTable): Promise<void> {
  const steps = planTable(desired, await ipvs.table(), OWNED);
  const { applied, failures } = await ipvs.apply(steps);
  if (applied !== steps.length) throw new Error(failures[0]?.message ?? 'steps were left out');
}

/** Observe, plan and apply, from an empty table. */
async function loadByUs(ipvs: IpvsPort, desired: IpvsTable): Promise<number> {
  const spent = await timed(() => bring(ipvs, desired));
  mustBeWhole();
  return spent;
}

async function tableLoad(): Promise<Round> {
  const ipvs = await emptyKernel();
  const desired = bigTable();
  const rules = renderRestore(planTable(desired, [], OWNED));
  const oursMs = await loadByUs(ipvs, desired);
  enterEmptyKernel();
  const peerMs = await timed(() => void run('ipvsadm', ['-R'], rules));
  mustBeWhole();
  return { oursMs, peerMs };
}

/** Nothing has changed: observe and plan. Desired objects are made anew, as the next document would have them. */
async function tableAgain(): Promise<Round> {
  const ipvs = await emptyKernel();
  const desired = bigTable();
  const peerMs = await loadByUs(ipvs, desired);
  await bring(ipvs, desired);
  const again = bigTable();
  const oursMs = await timed(() => bring(ipvs, again));
  return { oursMs, peerMs };
}

/** From the decision (the service with its new weight is there) to the kernel's answer; the peer is a shell that starts ipvsadm each time. */
async function oneWeight(): Promise<Round> {
  const ipvs = await emptyKernel();
  const table = bigTable();
  await loadByUs(ipvs, table);
  const versions = WEIGHTS.map((weight) => withWeight(table, SERVICES >> 1, SERVERS_PER_SERVICE >> 1, weight));
  const pairs = [versions, [...versions].reverse()].map((pair) =>
    pair.map((version) => version[SERVICES >> 1]).filter((service) => service !== undefined),
  );
  let change = 0;
  const steps: IpvsStep[] = [];
  const spent = await timed(async () => {
    for (; change < CHANGES; change += 1) {
      const [present, wanted] = pairs[change % 2] ?? [];
      if (present === undefined || wanted === undefined) throw new Error('The table is too small.');
      const planned = planTable([wanted], [present], OWNED);
      const { applied } = await ipvs.apply(planned);
      if (applied !== 1) throw new Error(`${applied} steps were done, not 1.`);
      if (change < 2) steps.push(...planned);
    }
  });
  const lines = Array.from({ length: CHANGES }, (_, at) => {
    const step = steps[at % 2];
    return step === undefined ? '' : `ipvsadm ${renderStep(step).join(' ')} || exit 1`;
  });
  const shellMs = await timed(() => void run('sh', [], lines.join('\n')));
  return { oursMs: spent / CHANGES, peerMs: shellMs / CHANGES };
}

const WORK = { 'table-load': tableLoad, 'table-again': tableAgain, 'one-weight': oneWeight };
const [what = '', rounds = '1'] = process.argv.slice(2);
const work = WORK[what as keyof typeof WORK];
for (let round = 0; round < Number(rounds); round += 1) console.log(JSON.stringify(await work()));
