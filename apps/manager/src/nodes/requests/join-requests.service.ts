import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { parseJoinKey } from '#libs/join-key';
import { AuditService } from '../../audit/audit.service.js';
import { type Actor, recordedActor } from '../../auth/actor.js';
import { ROLE_SCOPES } from '../../auth/scopes.js';
import { bearerHash } from '../../auth/secrets.js';
import { type ChangeResult, ChangesService } from '../../changes/changes.service.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { assertMatches, type Precondition } from '../../common/http/etag.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import type { OperationSubject } from '../../operations/operation.js';
import { SYSTEM_ACTOR } from '../../revisions/system-actor.js';
import type { TestNode } from '../node.dto.js';
import { type JoinRequest, newJoinToken, stateOf } from './join-request.js';
import { JoinRequestRepository, type UsedToken } from './join-request.repository.js';

export interface NewToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

const subjectOf = ({ nodeId, hostname }: JoinRequest): OperationSubject => ({
  ...{ type: 'node', id: nodeId, name: hostname },
});
const audited = ({ hostname, addresses, fingerprint, remoteAddress }: JoinRequest): object => ({
  ...{ hostname, addresses, fingerprint, remoteAddress },
});

const NEW_COMMAND = 'Make a new command on the manager: Nodes → Add a node, or "directorate nodes invite".';

/** What somebody may no longer do, the join commands that they made may not do either; the token stays as it is. */
function assertMakerMay({ createdBy: { userName, tokenId, tokenName }, role, scopes }: UsedToken): void {
  const refusal = (why: string): DomainError =>
    new DomainError('forbidden', `This join command is void: ${why}.`, {
      hint: `Let somebody who may add nodes make another. ${NEW_COMMAND}`,
    });
  if (role === null) throw refusal(`${userName}, who made it, was deleted or disabled`);
  if (!ROLE_SCOPES[role].includes('nodes:write')) {
    throw refusal(`${userName}, who made it, lacks the scope nodes:write now`);
  }
  if (tokenId === null || scopes?.includes('nodes:write') === true) return;
  const token = `the API token ${tokenName ?? tokenId}, which made it,`;
  throw refusal(`${token} was revoked, is over, or lacks the scope nodes:write now`);
}

/** Nodes that ask: with a token that is good once and for nothing but asking. Somebody approves or denies. */
@Injectable()
export class JoinRequestsService {
  constructor(
    private readonly requests: JoinRequestRepository,
    private readonly changes: ChangesService,
    private readonly audit: AuditService,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Makes a token for one node; only its hash is kept. */
  async invite(actor: Actor, minutes: number): Promise<NewToken> {
    const token = newJoinToken();
    const expiresAt = new Date(this.clock.now().getTime() + minutes * 60_000);
    const { object } = await this.changes.store({
      ...{ actor, dryRun: false, action: 'join-token.create', title: 'Let a node ask to join' },
      work: async (tx) => {
        const id = await this.requests.insertToken(tx, bearerHash(token), recordedActor(actor), expiresAt);
        const subject = { type: 'join-token', id, name: 'join command' };
        return { subject, before: null, after: { expiresAt }, object: id };
      },
    });
    return { id: object, token, expiresAt };
  }

  /** A node asks. A key that cannot be read leaves the token as it is, so that the same command can be run again. */
  async ask(token: string, joinKey: string, from: Pick<Actor, 'remoteAddress' | 'traceId'>): Promise<JoinRequest> {
    const key = parseJoinKey(joinKey, this.clock.now());
    return this.transactor.run(async (tx) => {
      const used = await this.requests.useToken(tx, bearerHash(token));
      if (used === null) {
        throw new DomainError('unauthenticated', 'The token of this join command is unknown, was used, or is over.', {
          hint: NEW_COMMAND,
        });
      }
      assertMakerMay(used);
      const { remoteAddress } = from;
      const request = await this.requests.insert(tx, key, joinKey, { remoteAddress, invitedBy: used.createdBy });
      const actor = { ...SYSTEM_ACTOR, ...used.createdBy, ...from, tokenId: used.id, tokenName: 'join command' };
      const record = { subject: subjectOf(request), before: null, after: audited(request), operationId: null };
      await this.audit.append(tx, { actor, action: 'join-request.create', result: 'succeeded', ...record });
      return request;
    });
  }

  deny(actor: Actor, id: string, precondition: Precondition, dryRun: boolean): Promise<ChangeResult<JoinRequest>> {
    return this.changes.store({
      ...{ actor, dryRun, action: 'join-request.deny', title: 'Deny a join request' },
      work: async (tx) => {
        const object = await this.requests.lock(tx, id);
        assertMatches(precondition, object.revision);
        if (stateOf(object, this.clock.now()) === 'approved') {
          throw new DomainError('conflict', `${object.hostname} was approved already.`, {
            hint: 'Remove the node instead, once its operation has ended.',
          });
        }
        await this.requests.remove(tx, id);
        return { subject: subjectOf(object), before: audited(object), after: null, object };
      },
    });
  }

  /** The join key that a test or an addition is about: the pasted one, or that of a request. */
  async joinKeyOf({ joinKey, joinRequestId }: TestNode): Promise<string> {
    if (joinKey !== undefined && joinRequestId === undefined) return joinKey;
    if (joinRequestId !== undefined && joinKey === undefined) return this.requests.joinKeyOf(joinRequestId);
    throw invalidInput([{ pointer: '/joinKey', message: 'must be there, unless joinRequestId is: one of both' }]);
  }
}
