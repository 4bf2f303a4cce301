import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { etagOf } from '../common/http/etag.js';
import { isFinished, type Operation } from '../operations/operation.js';
import { type OperationView, toOperationView } from '../operations/operation.dto.js';
import { OperationsService } from '../operations/operations.service.js';
import { type ImpactView, type MachinePlanView, toImpactView, toPlanView } from './change.dto.js';
import type { ChangeResult } from './changes.service.js';

/** How a change that machines follow is answered. */
export interface OperationAnswer<V> {
  readonly operation: OperationView | null;
  readonly object: V | null;
  readonly plan: MachinePlanView[] | null;
  /** Whom it concerns; null for what concerns no service. */
  readonly impact: ImpactView | null;
  /** The revision of the configuration that it made. */
  readonly revision: number | null;
}

export interface AnswerTerms<T, V> {
  readonly waitSeconds: number;
  readonly isCreation?: boolean;
  /** The object as the API shows it, read when the wait is over; null when it is gone. */
  readonly view: (object: T) => Promise<V | null>;
}

const RETRY_SECONDS = '1';

/** Status and headers of an answer with an operation: whether the wait was long enough for its end, and where to ask else. */
export function announceOperation(
  reply: FastifyReply,
  { id, state }: Pick<Operation, 'id' | 'state'>,
  { waitSeconds, isCreation }: { readonly waitSeconds: number; readonly isCreation?: boolean | undefined },
): void {
  const isDone = waitSeconds > 0 && isFinished(state);
  void reply.status(isDone ? (isCreation === true ? 201 : 200) : 202);
  void reply.header('location', `/api/v1/operations/${id}`);
  if (waitSeconds > 0) void reply.header('preference-applied', `wait=${waitSeconds}`);
  if (!isDone) void reply.header('retry-after', RETRY_SECONDS);
}

/** 202 with the operation at once; 200 or 201 when it has ended within the preferred wait; 200 with the plan for a dry run. */
@Injectable()
export class ChangeAnswers {
  constructor(private readonly operations: OperationsService) {}

  async give<T extends { revision: number }, V>(
    reply: FastifyReply,
    result: ChangeResult<T>,
    terms: AnswerTerms<T, V>,
  ): Promise<OperationAnswer<V>> {
    void reply.header('x-changed', String(result.isChanged));
    const { operation, revision } = result;
    const impact = result.impact === null ? null : toImpactView(result.impact);
    if (operation === null) {
      void reply.status(200).header('x-dry-run', 'true');
      return {
        operation: null,
        object: await terms.view(result.object),
        plan: toPlanView(result.plan ?? []),
        impact,
        revision,
      };
    }
    const shown =
      terms.waitSeconds === 0 ? operation : await this.operations.waitFor(operation.id, terms.waitSeconds * 1000);
    announceOperation(reply, shown, terms);
    const object = await terms.view(result.object);
    if (object !== null) void reply.header('etag', etagOf(result.object.revision));
    return { operation: toOperationView(shown), object, plan: null, impact, revision };
  }
}
