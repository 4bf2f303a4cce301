import { createConnection, createServer, type Server, type Socket } from 'node:net';

export interface Forward {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on a TCP port of this host and passes each connection on to a unix socket: files are common to all
 * machines on the host, so this reaches a program whose network is another namespace. Port 0 takes a free one.
 */
export async function forwardToUnixSocket(port: number, socketPath: string, address = '127.0.0.1'): Promise<Forward> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = createConnection({ path: socketPath, allowHalfOpen: true });
    join(client, target);
    for (const socket of [client, target]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
  });
  const boundPort = await listening(server, port, address);
  return {
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function join(one: Socket, other: Socket): void {
  one.pipe(other);
  other.pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
}

function listening(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      if (bound !== null && typeof bound === 'object') resolve(bound.port);
    });
  });
}
