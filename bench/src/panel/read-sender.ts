/** Sends reads from a thread of its own: nothing else that a benchmark does delays them or counts as the manager's. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

/** Reads to send at fixed times, the paths in turn. */
export interface ReadOrder {
  readonly origin: string;
  readonly token: string;
  readonly paths: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
}

export interface ReadTimes {
  /** By read: milliseconds from when it was due to the end of its answer; null when it was not answered well. */
  readonly latencies: readonly (number | null)[];
  /** By read: how late it went out, the sender's own share of its latency. */
  readonly delays: readonly number[];
}

/**
 * Sends over kept connections, whether answers come or not, and counts from the time at which a request was due: a manager that
 * stalls is late for all that should have been sent meanwhile, and so is a sender that gets no processor.
 */
async function send({ origin, token, paths, perSecond, seconds }: ReadOrder): Promise<ReadTimes> {
  const { port } = new URL(origin);
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const ask = (path: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const sent = request({ agent, headers, port, host: '127.0.0.1', path: `/api/v1${path}` }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode === 200));
      });
      sent.once('error', reject).end();
    });
  const took: Promise<number | null>[] = [];
  const delays: number[] = [];
  const began = performance.now();
  for (let index = 0; index < seconds * perSecond; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    delays.push(performance.now() - due);
    const late = (isWell: boolean): number | null => (isWell ? performance.now() - due : null);
    took.push(ask(paths[index % paths.length] ?? '/health').then(late, () => null));
  }
  const latencies = await Promise.all(took);
  agent.destroy();
  return { latencies, delays };
}

parentPort?.on('message', (order: ReadOrder) => {
  void send(order).then((times) => parentPort?.postMessage(times));
});
