import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, messageOf } from '#libs/errors';
import { LabError } from '../errors.js';
import { forwardToUnixSocket } from '../forward.js';
import { Lab } from '../lab.js';
import { DemoApi } from './api.js';
import { ClusterSetup } from './cluster-setup.js';
import { Credentials } from './credentials.js';
import { showLabSteps } from './lab-steps.js';
import { ManagerStack } from './manager-stack.js';
import { Members } from './members.js';
import type { Show } from './show.js';
import { TakeDown } from './take-down.js';
import {
  CLIENT_NAME,
  labMachines,
  MANAGER_ADDRESS,
  MANAGER_NAME,
  MEMBERS,
  QUORUM_IP,
  SERVICE_PORT,
  VIRTUAL_IP,
} from './topology.js';
import { countVisits, renderVisits, type Visit, type VisitCount } from './visits.js';

export interface DemoOptions {
  readonly steps: Show;
  /** Port of the panel on 127.0.0.1. */
  readonly port: number;
  /** Take everything down as soon as it has worked. */
  readonly isOnce: boolean;
  readonly stateDir: string;
  readonly projectDir: string;
}

const VISITS = 30;
const VISITS_TIMEOUT_MS = 120_000;

/** Brings the demonstration up, shows that it works, and takes it down when told to; answers the exit status. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { steps } = options;
  const takeDown = new TakeDown(steps);
  const interrupted = waitForSignal();
  try {
    const up = bringUp(options, takeDown, interrupted.signal);
    const isUp = await Promise.race([up.then(() => true), interrupted.promise.then(() => false)]);
    if (!isUp) {
      steps.say('Stopping.');
      // What is still under way fails now that its ground is gone; what it made meanwhile is undone at the end.
      await takeDown.run();
      await up.catch(() => undefined);
      return 1;
    }
    const { hasWorked } = await up;
    if (options.isOnce) return hasWorked ? 0 : 1;
    steps.say('Ctrl-C takes it down and leaves nothing behind.');
    await interrupted.promise;
    return 0;
  } catch (error) {
    steps.say(tellError(error));
    return 1;
  } finally {
    await takeDown.run();
    interrupted.forget();
  }
}

async function bringUp(options: DemoOptions, takeDown: TakeDown, signal: AbortSignal): Promise<{ hasWorked: boolean }> {
  const { steps, stateDir, projectDir } = options;
  const clusterDir = join(stateDir, 'cluster');
  const onEvent = (message: string): void => {
    if (!signal.aborted) steps.mark('·', message);
  };
  await mkdir(clusterDir, { recursive: true, mode: 0o755 });
  const lab = await upLab(options, takeDown, signal);

  const stack = await ManagerStack.create({
    projectDir,
    dir: clusterDir,
    prefix: lab.machine(MANAGER_NAME).argvInside([]),
    addresses: [MANAGER_ADDRESS, QUORUM_IP],
    onEvent,
  });
  takeDown.add('Stop the manager and its stores', () => stack.stop());
  const step = async <T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    return steps.step(title, work);
  };

  const members = new Members({ lab, machinesDir: join(stateDir, 'lab', 'machines'), projectDir, onEvent });
  takeDown.add('Stop the agents', () => members.stop());
  await step('Start the agents', async () => {
    await Promise.all(MEMBERS.map((member) => members.startAgent(member)));
  });
  await step('Start PostgreSQL', () => stack.startDatabase());
  const credentials = new Credentials(clusterDir);
  await step('Prepare certificates and schema', async () => {
    await stack.init();
    if (stack.adminPassword !== null) await credentials.keepPassword(stack.adminPassword);
  });
  await step('Start Redis', () => stack.startQueue());
  await step('Start the manager', () => stack.startManager());
  const panel = await forwardToUnixSocket(options.port, stack.httpSocket);
  takeDown.add('Close the panel', () => panel.close());

  const api = new DemoApi(stack.httpSocket);
  const adminPassword = await step('Log in', () => credentials.logIn(api, (name) => stack.issueToken(name)));
  const setup = new ClusterSetup(api, members, steps, signal);
  await setup.run();
  const visits = await step('Visit the service through its virtual IP', () => visitService(lab));
  tellResult(options, adminPassword, visits);
  return { hasWorked: visits.failures.length === 0 && visits.perNode.size > 0 };
}

async function upLab({ steps, stateDir }: DemoOptions, takeDown: TakeDown, signal: AbortSignal): Promise<Lab> {
  const lab = await Lab.up({
    stateDir: join(stateDir, 'lab'),
    kernelDir: join(stateDir, 'kernel'),
    machines: labMachines(),
    signal,
    onStep: showLabSteps(steps),
  });
  takeDown.add(null, () => lab.down());
  takeDown.add('Stop the services', async () => {
    await Promise.all(lab.machines.filter(({ isOnHost }) => isOnHost).map((machine) => machine.killAll()));
  });
  return lab;
}

async function visitService(lab: Lab): Promise<VisitCount> {
  const visitor = new URL('visitor.js', import.meta.url).pathname;
  const url = `http://${VIRTUAL_IP}:${SERVICE_PORT}/`;
  const argv = [process.execPath, visitor, url, VISITS.toString()];
  const answer = await lab.machine(CLIENT_NAME).exec(argv, { timeoutMs: VISITS_TIMEOUT_MS });
  if (answer.exitCode !== 0) throw new DomainError('command-failed', `The client failed: ${answer.stderr.trim()}`);
  return countVisits(JSON.parse(answer.stdout) as Visit[]);
}

function tellResult({ steps, port }: DemoOptions, adminPassword: string | null, visits: VisitCount): void {
  const seconds = (steps.elapsedMs / 1000).toFixed(0);
  steps.say('');
  steps.say(`${VISITS} requests to http://${VIRTUAL_IP}/: ${renderVisits(visits)}`);
  steps.say(
    adminPassword === null
      ? 'User admin, with the password that was chosen at the first log-in'
      : `User admin, one-time password ${adminPassword}`,
  );
  steps.say(`Directorate is ready: http://127.0.0.1:${port}/ (after ${seconds} s)`);
}

function tellError(error: unknown): string {
  if (error instanceof DomainError) return error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
  if (error instanceof LabError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

/** Resolves at the first Ctrl-C or SIGTERM; further ones are ignored, so that nothing stops the taking down. */
function waitForSignal(): { promise: Promise<void>; signal: AbortSignal; forget: () => void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new DomainError('conflict', 'Stopped by a signal.'));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  return {
    promise: new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve(), { once: true })),
    signal: controller.signal,
    forget: () => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, stop);
    },
  };
}
