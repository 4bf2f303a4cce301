import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forwardToUnixSocket } from './forward.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forward-'));
});
afterEach(() => rm(folder, { recursive: true }));

function received(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

function ask(port: number, question: string): Promise<string> {
  const socket = createConnection({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.end(question);
  return received(socket);
}

describe(forwardToUnixSocket.name, () => {
  it('carries bytes both ways, and the end of the question too', async () => {
    const socketPath = join(folder, 'socket');
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      void received(socket).then((question) => socket.end(`${question} back`));
    });
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    const forward = await forwardToUnixSocket(0, socketPath);
    expect(await Promise.all([ask(forward.port, 'one'), ask(forward.port, 'two')])).toEqual(['one back', 'two back']);
    await forward.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('closes the connection when nobody listens behind it', async () => {
    const forward = await forwardToUnixSocket(0, join(folder, 'nobody'));
    expect(await ask(forward.port, 'hello').catch(() => '')).toBe('');
    await forward.close();
  });
});
