import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { messageOf } from '#libs/errors';
import type { IdentityStore } from '../identity/identity.store.js';
import { sendJson } from '../shared/http-json.js';
import type { Log } from '../shared/log.js';
import type { StateFolder } from '../shared/state-folder.js';
import type { JoinKeyMaker, OfferedKey } from './join-key.maker.js';
import { PAGE_HTML, PAGE_SCRIPT, PAGE_STYLE } from './local-page.assets.js';

export const PAGE_TOKEN_FILE = 'page-token';
export const PAGE_TOKEN_HEADER = 'x-directorate-page';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
};

export interface LocalPageOptions {
  readonly port: number;
  readonly hostname: string;
  readonly folder: StateFolder;
  readonly identity: IdentityStore;
  readonly keys: JoinKeyMaker;
  readonly isConnected: () => boolean;
  readonly log: Log;
}

/**
 * A small page on 127.0.0.1 that makes and shows the join key. Whoever may read the state folder gets its token
 * (`setup` prints the whole address), so other users of the machine cannot take the key.
 */
export class LocalPage {
  private server: Server | null = null;
  private token = '';
  private shown: OfferedKey | null = null;

  constructor(private readonly options: LocalPageOptions) {}

  async start(): Promise<void> {
    const { folder, port } = this.options;
    this.token = (await folder.writeOnce(PAGE_TOKEN_FILE, randomBytes(16).toString('hex'))).trim();
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  }

  port(): number {
    const address = this.server?.address();
    return typeof address === 'object' && address !== null ? address.port : this.options.port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.answer(request, response);
    } catch (error) {
      this.options.log.warn('the local page has a fault', { error: messageOf(error) });
      sendJson(response, 500, { message: messageOf(error) });
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of another site can make a browser call 127.0.0.1 under a name of its own (DNS rebinding).
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
      sendJson(response, 421, { message: 'Open this page as http://127.0.0.1' });
      return;
    }
    const asset = { '/': html, '/page.js': script, '/page.css': style }[request.url ?? ''];
    if (request.method === 'GET' && asset !== undefined) {
      response.writeHead(200, { ...HEADERS, 'content-type': asset.type });
      response.end(asset.text);
      return;
    }
    if (!this.hasToken(request)) {
      sendJson(response, 403, { message: 'Open the address that "directorate-agent setup" prints.' });
      return;
    }
    if (request.method === 'GET' && request.url === '/api/state') sendJson(response, 200, this.state());
    else if (request.method === 'POST' && request.url === '/api/key') {
      this.shown = await this.options.keys.make();
      sendJson(response, 200, this.state());
    } else sendJson(response, 404, { message: 'There is no such path' });
  }

  private hasToken(request: IncomingMessage): boolean {
    const given = Buffer.from(String(request.headers[PAGE_TOKEN_HEADER] ?? ''));
    const expected = Buffer.from(this.token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private state(): unknown {
    const { identity, hostname, isConnected } = this.options;
    const member = identity.member();
    return {
      hostname,
      nodeId: identity.get().nodeId,
      member: member === null ? null : { machineName: member.machineName, clusterName: member.clusterName },
      isConnected: isConnected(),
      offered: this.shown,
    };
  }
}

const html = { type: 'text/html; charset=utf-8', text: PAGE_HTML };
const script = { type: 'text/javascript; charset=utf-8', text: PAGE_SCRIPT };
const style = { type: 'text/css; charset=utf-8', text: PAGE_STYLE };
