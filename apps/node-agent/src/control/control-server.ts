import { request, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { chmod, rm } from 'node:fs/promises';
import { DomainError, messageOf } from '#libs/errors';
import { sendJson } from '../shared/http-json.js';
import type { Log } from '../shared/log.js';

export interface ControlActions {
  status(): Promise<unknown>;
  leave(): Promise<unknown>;
}

/** sockaddr_un(7): a path of at most 107 bytes. */
const MAX_SOCKET_PATH = 107;

/** A unix socket in the state folder by which the agent's own command line speaks to the running agent; root only. */
export class ControlServer {
  private server: Server | null = null;

  constructor(
    private readonly path: string,
    private readonly actions: ControlActions,
    private readonly log: Log,
  ) {}

  /** Takes the socket; refuses when another agent runs on this state folder. */
  async start(): Promise<void> {
    if (Buffer.byteLength(this.path) > MAX_SOCKET_PATH) {
      this.log.warn('the path of the control socket is too long; status and leave work without the running agent only');
      return;
    }
    if ((await askAgent(this.path, 'GET', '/ping')) !== null) {
      throw new DomainError('conflict', `Another agent runs on ${this.path}`, {
        hint: 'Stop it, or choose another folder with DIRECTORATE_AGENT_DIR.',
      });
    }
    try {
      await this.listen();
    } catch (error) {
      this.log.warn('no control socket; status and leave work without the running agent only', {
        error: messageOf(error),
      });
    }
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private async listen(): Promise<void> {
    await rm(this.path, { force: true });
    const server = createServer((incoming, response) => void this.serve(incoming, response));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.path, resolve);
    });
    await chmod(this.path, 0o600);
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (incoming.url === '/ping') sendJson(response, 200, { pid: process.pid });
      else if (incoming.url === '/status') sendJson(response, 200, await this.actions.status());
      else if (incoming.url === '/leave' && incoming.method === 'POST')
        sendJson(response, 200, await this.actions.leave());
      else sendJson(response, 404, { message: 'There is no such path' });
    } catch (error) {
      sendJson(response, 500, { message: messageOf(error) });
    }
  }
}

/** Asks the running agent; null when none runs. */
export function askAgent(socketPath: string, method: 'GET' | 'POST', path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, method, path }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const body: unknown = JSON.parse(text);
        if (response.statusCode === 200) resolve(body);
        else reject(new DomainError('internal', `The agent answered: ${text}`));
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    outgoing.end();
  });
}
