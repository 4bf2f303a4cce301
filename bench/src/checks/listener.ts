/**
 * The real servers of `checks-10k`: listens on the ports that are given as arguments, on every address; standard input has
 * `close PORT` and `open PORT` lines, standard output `ready` after each.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';

const servers = new Map<number, Server>();

async function open(port: number): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    socket.resume();
  });
  server.listen({ port, host: '0.0.0.0', backlog: 4096 });
  await once(server, 'listening');
  servers.set(port, server);
}

async function obey(line: string): Promise<void> {
  const [verb, port] = [line.split(' ')[0], Number(line.split(' ')[1])];
  if (verb === 'close') servers.get(port)?.close();
  if (verb === 'open') await open(port);
  console.log('ready');
}

for (const port of process.argv.slice(2)) await open(Number(port));
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) await obey(line);
process.exit(0);
