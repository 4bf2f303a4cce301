import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from '../errors.js';
import { tiedToOwner } from '../namespace-exec.js';
import { GuestChannel } from './guest-channel.js';
import type { ReadyMessage } from '../wire/messages.js';

/** Of QEMU's standard streams and pipes, the first that is free for the control channel. */
export const CONTROL_FD = 3;

export interface GuestLaunch {
  /** QEMU's argv; it finds the control channel's socket at `CONTROL_FD`. */
  readonly argv: readonly string[];
  readonly consoleLog: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A running QEMU whose guest answers on its control channel. */
export class Guest {
  private constructor(
    private readonly qemu: ChildProcess,
    readonly channel: GuestChannel,
    readonly ready: ReadyMessage,
  ) {}

  static async boot(launch: GuestLaunch): Promise<Guest> {
    const [program = '', ...args] = tiedToOwner(launch.argv);
    const qemu = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [qemu.stdout, qemu.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
    const control = qemu.stdio[CONTROL_FD];
    if (!(control instanceof Duplex)) throw new Error('The control channel needs a socket pair.');
    const channel = new GuestChannel(control);
    qemu.once('error', (cause) => channel.fail(new LabError('lab-boot-failed', cause.message, { cause })));
    qemu.once('exit', () => channel.fail(new LabError('lab-guest-gone', 'QEMU has ended, and the guest with it.')));
    try {
      const ready = await answered(channel, launch);
      return new Guest(qemu, channel, ready);
    } catch (cause) {
      await endProcess(qemu);
      if (cause instanceof LabError && cause.code === 'lab-aborted') throw cause;
      const reason = await bootFailure(launch.consoleLog, said, cause);
      throw new LabError('lab-boot-failed', `The guest did not start: ${reason}`, { cause });
    }
  }

  /** Switches the guest off, as a power cut would. */
  async powerOff(): Promise<void> {
    this.channel.fail(new LabError('lab-guest-gone', 'The lab is being taken down.'));
    await endProcess(this.qemu);
  }
}

async function answered(channel: GuestChannel, launch: GuestLaunch): Promise<ReadyMessage> {
  const stop = new AbortController();
  const late = sleep(launch.timeoutMs, undefined, { signal: stop.signal }).then(() => {
    throw new LabError('lab-boot-failed', `it did not answer within ${launch.timeoutMs / 1000} s.`);
  });
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(new LabError('lab-aborted', 'The lab was stopped while its guest was starting.'));
    launch.signal?.addEventListener('abort', onAbort, { signal: stop.signal });
    if (launch.signal?.aborted) onAbort();
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([channel.ready, late, aborted]);
  } finally {
    stop.abort();
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function bootFailure(consoleLog: string, said: readonly Buffer[], cause: unknown): Promise<string> {
  const consoleText = await readFile(consoleLog, 'utf8').catch(() => '');
  const lastLines = (Buffer.concat(said).toString('utf8') + consoleText).trim().split('\n').slice(-5).join(' | ');
  return `${cause instanceof Error ? cause.message : String(cause)} ${lastLines}`.trim();
}
