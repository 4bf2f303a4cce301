import { Injectable } from '@nestjs/common';
import type { CheckResult, NodeFacts } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import { DomainError, messageOf } from '#libs/errors';
import type { JoinKey } from '#libs/join-key';
import { readCluster } from '../../cluster/read-cluster.js';
import { Transactor } from '../../common/database/transactor.js';
import { type ClockReading, JoinClient } from './join-client.js';
import { type Attempt, clockCheck, membershipCheck, reachCheck, versionCheck } from './manager-checks.js';
import { TestRequests } from './test-requests.js';

export interface ReachedNode {
  readonly client: JoinClient;
  readonly facts: NodeFacts;
  readonly clock: ClockReading;
}

export interface Reach {
  readonly check: CheckResult;
  /** Null when no address led to the node. */
  readonly node: ReachedNode | null;
  /** Why it was refused, when it answered but not as it should. */
  readonly refusal: DomainError | null;
}

type Trial = Attempt & { readonly node: ReachedNode | null; readonly error: unknown };

/** Looks at a node that wants to join, from the manager's side and from its own. */
@Injectable()
export class NodeExaminer {
  constructor(
    private readonly requests: TestRequests,
    private readonly transactor: Transactor,
  ) {}

  /** Tries all addresses at once; the first in the order of the key that leads to the machine of the key is taken. */
  async reach(key: JoinKey, addresses: readonly string[] | null): Promise<Reach> {
    const trials = await Promise.all(
      (addresses ?? key.addresses).slice(0, 16).map((address) => tryAddress(key, address)),
    );
    const node = trials.find((trial) => trial.node !== null)?.node ?? null;
    const refusals = trials.flatMap(({ error }) =>
      error instanceof DomainError && error.code !== 'node-unreachable' ? [error] : [],
    );
    return { check: reachCheck(trials, key.port), node, refusal: node === null ? (refusals[0] ?? null) : null };
  }

  /** What the manager can judge by itself. */
  async ownChecks({ facts, clock }: ReachedNode): Promise<CheckResult[]> {
    const { id } = await readCluster(this.transactor.reader);
    return [clockCheck(clock), versionCheck(facts), membershipCheck(facts, id)];
  }

  /** What the node measures; checks that the manager made itself are left out. */
  async nodeChecks({ client }: ReachedNode, roles: readonly MachineRole[]): Promise<CheckResult[]> {
    const own = new Set(['reach-node', 'clock-skew', 'agent-version', 'membership']);
    const checks = await client.test(await this.requests.make(roles));
    return checks.filter(({ check }) => !own.has(check));
  }
}

async function tryAddress(key: JoinKey, address: string): Promise<Trial> {
  const { port, fingerprint, secret, nodeId } = key;
  const client = new JoinClient({ address, port, fingerprint }, secret);
  const began = performance.now();
  try {
    const { facts, clock } = await client.facts();
    if (facts.nodeId !== nodeId) {
      throw new DomainError(
        'join-key-foreign',
        `The machine at ${address} is ${facts.nodeId}, but the key is of ${nodeId}.`,
      );
    }
    return { address, fault: null, latencyMs: performance.now() - began, node: { client, facts, clock }, error: null };
  } catch (error) {
    return { address, fault: messageOf(error), latencyMs: performance.now() - began, node: null, error };
  }
}
