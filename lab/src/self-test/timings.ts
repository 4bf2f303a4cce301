import { mustRun } from '../runner.js';
import type { LabMachine } from '../types.js';

const ROUNDS = 20;

/** Mean round trip of 20 pings, in milliseconds. */
export async function roundTripMs(from: LabMachine, address: string): Promise<number> {
  const output = await mustRun(from, ['ping', '-n', '-q', '-c', `${ROUNDS}`, '-i', '0.02', '-W', '2', address]);
  const mean = /= [\d.]+\/([\d.]+)\//.exec(output)?.[1];
  if (mean === undefined || !output.includes(' 0% packet loss')) throw new Error(`${address} lost pings: ${output}`);
  return Number(mean);
}

/** Mean time to run a program that does nothing, one after the other, in milliseconds. */
export async function execMs(machine: LabMachine): Promise<number> {
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) await mustRun(machine, ['true']);
  return (performance.now() - startedAt) / ROUNDS;
}

/** Time until as many programs, all started at once, have run, in milliseconds. */
export async function parallelExecMs(machine: LabMachine): Promise<number> {
  const startedAt = performance.now();
  const texts = Array.from({ length: ROUNDS }, (_, index) => `text ${index}`);
  const outputs = await Promise.all(texts.map((stdin) => mustRun(machine, ['cat'], { stdin })));
  if (outputs.join() !== texts.join()) throw new Error('Answers of parallel programs were mixed up.');
  return performance.now() - startedAt;
}

/** Megabytes a second from a machine's stdout to its owner. */
export async function outputMegabytesPerSecond(machine: LabMachine): Promise<number> {
  const bytes = 8 << 20;
  const startedAt = performance.now();
  const output = await mustRun(machine, ['head', '-c', `${bytes}`, '/dev/zero']);
  if (output.length !== bytes) throw new Error(`${output.length} of ${bytes} bytes arrived.`);
  return bytes / 1_000 / (performance.now() - startedAt);
}
