import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import type { ManagerConfig } from '#libs/config';

/** Longer than panels and programs rest between two requests: a new connection costs both sides more than a kept one. */
const KEEP_ALIVE_MS = 65_000;

interface Door {
  readonly server: Server;
  readonly where: string;
}

/** The doors of the API: HTTPS for the network, plain HTTP for this machine only (loopback port, unix socket). */
export async function openDoors(config: ManagerConfig, handle: RequestListener): Promise<Door[]> {
  const doors: Door[] = [];
  if (config.apiPort !== 0) {
    const pki = join(config.stateDir, 'pki');
    const [key, cert] = await Promise.all([readFile(join(pki, 'manager.key')), readFile(join(pki, 'manager.pem'))]);
    const server = createTlsServer({ key, cert, minVersion: 'TLSv1.2' }, handle);
    await listening(server, { port: config.apiPort, host: config.apiAddress });
    doors.push({ server, where: `https://[${config.apiAddress}]:${config.apiPort}` });
  }
  if (config.httpPort !== 0) {
    const server = createServer(handle);
    await listening(server, { port: config.httpPort, host: '127.0.0.1' });
    doors.push({ server, where: `http://127.0.0.1:${config.httpPort}` });
  }
  if (config.httpSocket !== undefined) {
    await rm(config.httpSocket, { force: true });
    const server = createServer(handle);
    await listening(server, { path: config.httpSocket });
    await chmod(config.httpSocket, 0o660);
    doors.push({ server, where: config.httpSocket });
  }
  return doors;
}

/** Takes no new connections, ends idle ones at once and the others after `graceMs`. */
export async function closeDoors(doors: readonly Door[], graceMs: number): Promise<void> {
  await Promise.all(
    doors.map(
      ({ server }) =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(() => server.closeAllConnections(), graceMs);
          server.close(() => {
            clearTimeout(timer);
            resolve();
          });
          server.closeIdleConnections();
        }),
    ),
  );
}

function listening(server: Server, where: { port: number; host: string } | { path: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
