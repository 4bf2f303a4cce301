import { connect } from 'node:net';

const TIMEOUT_MS = 1_000;

/** Whether Redis answers PING of its manager on this unix socket. */
export async function isRedisReady(socketPath: string, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    let answer = '';
    const finish = (isReady: boolean): void => {
      socket.destroy();
      resolve(isReady);
    };
    socket.setTimeout(TIMEOUT_MS, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('connect', () => socket.write(`AUTH manager ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('-')) finish(false);
      else if (answer.endsWith('+PONG\r\n')) finish(true);
    });
  });
}
