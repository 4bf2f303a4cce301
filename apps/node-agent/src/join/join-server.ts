import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { z } from 'zod';
import {
  enrolment,
  JOIN_PATHS,
  JOIN_SECRET_HEADER,
  joinTestRequest,
  LOAD_PATH,
  managerEndpoints,
  MEMBER_PATHS,
  type CheckResult,
  type JoinTestRequest,
  type NodeFacts,
  type NodeLoad,
} from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { isMachineName, managerServerName, nodeServerName } from '#libs/pki';
import type { IdentityStore } from '../identity/identity.store.js';
import { readJson, sendJson } from '../shared/http-json.js';
import type { Log } from '../shared/log.js';
import { peerNames } from '../shared/peer-names.js';
import type { EnrolmentService } from './enrolment.service.js';
import type { JoinGate } from './join-gate.js';
import type { JoinOfferStore } from './join-offer.store.js';
import { JoinRefusal, NEW_KEY_HINT } from './join-refusal.js';

export interface JoinServerOptions {
  readonly port: number;
  readonly identity: IdentityStore;
  readonly offers: JoinOfferStore;
  readonly gate: JoinGate;
  readonly enrolment: EnrolmentService;
  readonly facts: () => Promise<NodeFacts>;
  readonly test: (request: JoinTestRequest) => Promise<CheckResult[]>;
  readonly load: () => Promise<NodeLoad>;
  readonly log: Log;
}

const REQUEST_TIMEOUT_MS = 60_000;

/**
 * The agent's HTTPS port. Before membership a manager knows the node by the fingerprint in the key; afterwards, under
 * the node's own server name, by the cluster's authority, and has to show the manager's certificate.
 */
export class JoinServer {
  private server: Server | null = null;
  private memberContext: { readonly certificatePem: string; readonly context: SecureContext } | null = null;

  constructor(private readonly options: JoinServerOptions) {}

  async start(): Promise<void> {
    const { keyPem, certificatePem } = await this.options.offers.certificate();
    const server = createServer(
      {
        key: keyPem,
        cert: certificatePem,
        minVersion: 'TLSv1.2',
        requestCert: true,
        // Whether a certificate is needed depends on the path; `authorized` tells it there.
        rejectUnauthorized: false,
        SNICallback: (serverName, done) => done(null, this.contextFor(serverName)),
        requestTimeout: REQUEST_TIMEOUT_MS,
      },
      (request, response) => void this.serve(request, response),
    );
    server.maxConnections = 64;
    server.on('tlsClientError', (error) => this.options.log.debug('a TLS handshake failed', { error: error.message }));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // Without an address: both families, or IPv4 alone where the machine has no IPv6.
      server.listen(this.options.port, resolve);
    });
    server.removeAllListeners('error');
    server.on('error', (error) => this.options.log.warn('the join server has a fault', { error: error.message }));
  }

  /** The port that was really taken; for port 0. */
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

  private contextFor(serverName: string): SecureContext | undefined {
    const member = this.options.identity.member();
    if (member === null || serverName !== nodeServerName(member.machineId, member.clusterId)) return undefined;
    if (this.memberContext?.certificatePem !== member.certificatePem) {
      const { certificatePem, keyPem, caPem } = member;
      const context = createSecureContext({ key: keyPem, cert: certificatePem, ca: caPem, minVersion: 'TLSv1.2' });
      this.memberContext = { certificatePem, context };
    }
    return this.memberContext.context;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      sendJson(response, 200, await this.answer(request));
    } catch (error) {
      const refusal =
        error instanceof JoinRefusal
          ? error
          : new JoinRefusal('internal', messageOf(error), 'Look into the log of the agent on the node.');
      if (!(error instanceof JoinRefusal)) this.options.log.error('a join request failed', { error: messageOf(error) });
      sendJson(response, refusal.code === 'internal' ? 500 : 403, refusal.body());
    }
  }

  private async answer(request: IncomingMessage): Promise<unknown> {
    const { options } = this;
    const { gate } = options;
    const header = request.headers[JOIN_SECRET_HEADER];
    const secret = typeof header === 'string' ? header : undefined;
    switch (request.url) {
      case JOIN_PATHS.facts:
        await gate.admit(secret);
        return options.facts();
      case JOIN_PATHS.test: {
        await gate.admitUnused(secret);
        return { checks: await options.test(await bodyOf(request, joinTestRequest)) };
      }
      case JOIN_PATHS.csr:
        await gate.admit(secret);
        return options.enrolment.csr();
      case JOIN_PATHS.enrol: {
        const offer = await gate.admit(secret);
        return options.enrolment.enrol(await bodyOf(request, enrolment), offer);
      }
      case MEMBER_PATHS.managerMoved:
        return this.managerMoved(request);
      case LOAD_PATH:
        return this.load(request);
      default:
        throw new JoinRefusal('invalid-input', 'There is no such path', NEW_KEY_HINT);
    }
  }

  /** For machines of the cluster only, its directors among them. */
  private load(request: IncomingMessage): Promise<NodeLoad> {
    const member = this.options.identity.member();
    if (member === null || !peerNames(request).some((name) => isMachineName(name, member.clusterId))) {
      throw new JoinRefusal(
        'join-key-foreign',
        "Only machines of this node's cluster may ask for its load",
        'Call with the certificate of a machine, under the server name of the node.',
      );
    }
    return this.options.load();
  }

  private async managerMoved(request: IncomingMessage): Promise<{ sequence: number }> {
    const { identity, log } = this.options;
    const member = identity.member();
    if (member === null || !peerNames(request).includes(managerServerName(member.clusterId))) {
      throw new JoinRefusal(
        'join-key-foreign',
        "Only the manager of this node's cluster may say where it is",
        'Call with the certificate of the manager, under the server name of the node.',
      );
    }
    const endpoints = await bodyOf(request, managerEndpoints);
    if (!(await identity.moveManager(endpoints))) {
      throw new JoinRefusal(
        'invalid-input',
        `Sequence ${endpoints.sequence} is lower than ${member.endpoints.sequence}, which this node knows`,
        'Send the present endpoints with a higher sequence.',
      );
    }
    log.info('the manager can be reached elsewhere', { addresses: endpoints.addresses, sequence: endpoints.sequence });
    return { sequence: endpoints.sequence };
  }
}

async function bodyOf<S extends z.ZodType>(request: IncomingMessage, schema: S): Promise<z.output<S>> {
  let body: unknown;
  try {
    body = await readJson(request);
  } catch (error) {
    throw new JoinRefusal('invalid-input', `The body is not valid: ${messageOf(error)}`, 'Send JSON.');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('/') ?? '';
  throw new JoinRefusal(
    'invalid-input',
    `/${where}: ${issue?.message ?? 'not valid'}`,
    'Update the agent and the manager to the same release.',
  );
}
