import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanUpLeftovers, Lab, type LabMachine, type MachineSpec } from './index.js';
import {
  countedConnections,
  prepareRealServer,
  programDirector,
  sendThrough,
  type Family,
} from './self-test/balancing.js';
import { newTraces, takeStock } from './self-test/remains.js';
import { execMs, outputMegabytesPerSecond, parallelExecMs, roundTripMs } from './self-test/timings.js';

const MACHINES: readonly MachineSpec[] = [
  { name: 'client', placement: 'host', addresses: ['10.98.0.10/24', 'fd98::10/64'] },
  { name: 'director', placement: 'guest', addresses: ['10.98.0.20/24', 'fd98::20/64'] },
  { name: 'node-1', placement: 'guest', addresses: ['10.98.0.31/24', 'fd98::31/64'] },
  { name: 'node-2', placement: 'host', addresses: ['10.98.0.32/24', 'fd98::32/64'] },
];
const FAMILIES: readonly Family[] = [
  { name: 'IPv4', vip: '10.98.0.100', realServers: ['10.98.0.31', '10.98.0.32'] },
  { name: 'IPv6', vip: 'fd98::100', realServers: ['fd98::31', 'fd98::32'] },
];
const LAB_NAME = 'dlabtest';
const HOLD = 'hold';

function up(stateDir: string): Promise<Lab> {
  return Lab.up({
    stateDir,
    name: LAB_NAME,
    machines: MACHINES,
    onStep: ({ title, state, elapsedMs, detail }) => {
      if (state !== 'started') tell(title, `${elapsedMs} ms`, detail ?? '', state === 'failed' ? 'FAILED' : '');
    },
  });
}

/** Tries every part of the lab on this machine and prints what it measures; throws when one does not work. */
export async function selfTest(stateDir: string): Promise<void> {
  const before = await takeStock(stateDir);
  const lab = await up(stateDir);
  try {
    tell('kernel', `${lab.kernel}, ${lab.kernelRelease}`);
    await tryMachines(lab);
    await tryBalancing(lab);
    await trySignals(lab.machine('node-1'));
    await trySignals(lab.machine('node-2'));
  } finally {
    await lab.down();
  }
  assertNothingLeft('down()', newTraces(before, await takeStock(stateDir)));
  await tryKilledOwner(stateDir);
  assertNothingLeft('a killed owner', newTraces(before, await takeStock(stateDir)));
}

async function tryMachines(lab: Lab): Promise<void> {
  const client = lab.machine('client');
  for (const name of ['director', 'node-2']) {
    const machine = lab.machine(name);
    const [v4 = '', v6 = ''] = machine.spec.addresses.map((cidr) => cidr.split('/')[0] ?? '');
    tell(
      `round trip client to ${name}`,
      milliseconds(await roundTripMs(client, v4)),
      milliseconds(await roundTripMs(client, v6)),
    );
    tell(
      `exec in ${name}`,
      milliseconds(await execMs(machine)),
      `20 at once ${milliseconds(await parallelExecMs(machine))}`,
    );
    tell(`output of ${name}`, `${(await outputMegabytesPerSecond(machine)).toFixed(1)} MB/s`);
  }
}

async function tryBalancing(lab: Lab): Promise<void> {
  const director = lab.machine('director');
  for (const family of FAMILIES) await programDirector(director, family);
  for (const name of ['node-1', 'node-2']) await prepareRealServer(lab.machine(name), FAMILIES);
  for (const family of FAMILIES) {
    const { perServer, meanMs } = await sendThrough(lab.machine('client'), family);
    const counted = await countedConnections(director, family);
    tell(
      `${family.name} through the VIP`,
      JSON.stringify([...perServer]),
      milliseconds(meanMs),
      `counted ${counted.join(' + ')}`,
    );
    if (perServer.get('node-1') !== perServer.get('node-2') || counted.join() !== [...perServer.values()].join()) {
      throw new Error(`${family.name}: round robin did not share the connections evenly.`);
    }
  }
}

async function trySignals(machine: LabMachine): Promise<void> {
  const sleeper = await machine.spawn(['sh', '-c', 'sleep 1000 & wait']);
  await sleeper.kill('SIGTERM');
  const { signal } = await sleeper.exited;
  const { stdout } = await machine.exec(['pgrep', '-f', '^sleep 1000']);
  if (signal !== 'SIGTERM' || stdout !== '')
    throw new Error(`${machine.name}: a signal missed a process of the group.`);
  await machine.killAll();
  tell(`signals in ${machine.name}`, 'reach the whole process group');
}

/** A process of its own brings a lab up and is killed; the next start must find nothing of it. */
async function tryKilledOwner(stateDir: string): Promise<void> {
  const owner = fork(fileURLToPath(import.meta.url), [stateDir, HOLD], { stdio: 'inherit' });
  const startedAt = performance.now();
  const [message] = (await Promise.race([once(owner, 'message'), once(owner, 'exit')])) as unknown[];
  if (message !== 'up') throw new Error('The lab of a second process did not come up.');
  tell('up again, in another process', milliseconds(performance.now() - startedAt));
  const exited = once(owner, 'exit');
  owner.kill('SIGKILL');
  await exited;
  const leftovers = await cleanUpLeftovers(stateDir);
  if (leftovers?.namespaces.length === 0) throw new Error('The namespaces of a killed lab were not found.');
  tell(
    'after SIGKILL of the owner',
    `${leftovers?.namespaces.length ?? 0} namespaces removed`,
    `${leftovers?.processes ?? 0} processes ended`,
  );
}

function assertNothingLeft(after: string, traces: readonly string[]): void {
  if (traces.length > 0) throw new Error(`After ${after} there is still: ${traces.join(', ')}.`);
  tell(`after ${after}`, 'no namespace, mount, interface or guest is left');
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function tell(...parts: readonly string[]): void {
  console.log(parts.filter(Boolean).join(' · '));
}

async function main([folder = '.state/lab-self-test', mode]: readonly string[]): Promise<void> {
  const stateDir = resolve(folder);
  if (mode !== HOLD) return selfTest(stateDir);
  await up(stateDir);
  process.send?.('up');
  await new Promise(() => setInterval(() => undefined, 60_000));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
  console.log('The lab works on this machine.');
}
