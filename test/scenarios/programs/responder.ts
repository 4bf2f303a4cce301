/**
 * A server that proves who answered: a line `NAME` is answered with the machine's name and the end, a line `WHO` with the name alone;
 * every other byte is echoed. TCP and UDP, IPv4 and IPv6. A SIP request by UDP is answered with the name, too.
 *
 * usage: node responder.js <name> <port>
 */
import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';

const [name = 'unnamed', portText = '80'] = process.argv.slice(2);
const port = Number(portText);

function answer(socket: Socket): void {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    if (chunk.toString('latin1') === 'NAME\n') socket.end(`${name}\n`);
    else if (chunk.toString('latin1') === 'WHO\n') socket.write(`${name}\n`);
    else if (chunk.subarray(0, 4).toString('latin1') === 'GET ') socket.end(httpAnswer());
    else socket.write(chunk);
  });
}

function httpAnswer(): string {
  const body = `${name}\n`;
  return `HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
}

const server = createServer(answer);
server.listen({ port, host: '::', backlog: 511 });

const datagrams = createSocket('udp6');
datagrams.on('message', (message, from) => {
  const text = message.toString('latin1');
  const reply = text === 'NAME\n' || text.startsWith('OPTIONS ') ? `${name}\n` : message;
  datagrams.send(reply, from.port, from.address);
});
datagrams.bind(port, '::');

process.on('SIGTERM', () => process.exit(0));
