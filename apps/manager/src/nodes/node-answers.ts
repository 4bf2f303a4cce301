import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OperationAnswer } from '../changes/change-answers.js';
import { isFinished, type Operation } from '../operations/operation.js';
import { toOperationView } from '../operations/operation.dto.js';
import { OperationsService } from '../operations/operations.service.js';

export interface NodeAnswerTerms<V> {
  readonly waitSeconds: number;
  readonly isCreation?: boolean;
  /** The object when the wait is over; null when it is not there, or gone. */
  readonly view: (operation: Operation) => Promise<V | null>;
}

/** Answers requests whose work goes on in the background, in the same form as changes. */
@Injectable()
export class NodeAnswers {
  constructor(private readonly operations: OperationsService) {}

  /** What a dry run found: nothing to refuse. */
  rehearsed<V>(reply: FastifyReply): OperationAnswer<V> {
    void reply.status(200).header('x-dry-run', 'true').header('x-changed', 'true');
    return { operation: null, object: null, plan: [], impact: null, revision: null };
  }

  async give<V>(reply: FastifyReply, operationId: string, terms: NodeAnswerTerms<V>): Promise<OperationAnswer<V>> {
    const { waitSeconds } = terms;
    const operation = await this.operations.waitFor(operationId, waitSeconds * 1000);
    const isDone = waitSeconds > 0 && isFinished(operation.state);
    void reply.status(isDone ? (terms.isCreation === true ? 201 : 200) : 202);
    void reply.header('location', `/api/v1/operations/${operationId}`).header('x-changed', 'true');
    if (waitSeconds > 0) void reply.header('preference-applied', `wait=${waitSeconds}`);
    if (!isDone) void reply.header('retry-after', '1');
    return {
      operation: toOperationView(operation),
      object: await terms.view(operation),
      plan: null,
      impact: null,
      revision: null,
    };
  }
}
