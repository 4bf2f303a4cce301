import type { ProbeRun } from './probe-run.js';

/** Sends a request and takes the first datagram that `read` accepts; `read` gives null for one that is not for us. */
export async function exchange<T>(run: ProbeRun, request: Uint8Array, read: (bytes: Buffer) => T | null): Promise<T> {
  const socket = await run.dialUdp();
  return new Promise<T>((resolve, reject) => {
    socket.onError(reject);
    socket.onMessage((bytes) => {
      try {
        const answer = read(bytes);
        if (answer !== null) resolve(answer);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.send(request);
  });
}
