import { Injectable } from '@nestjs/common';
import type { CheckResult } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { OperationsService } from '../../operations/operations.service.js';
import type { Machine } from '../machine.js';
import { verdictOf } from './manager-checks.js';
import { NodeExaminer, type ReachedNode } from './node-examiner.js';

/** The test that stands before every join, whether or not somebody tested before. */
@Injectable()
export class JoinTest {
  constructor(
    private readonly examiner: NodeExaminer,
    private readonly operations: OperationsService,
  ) {}

  /** Refuses with `node-test-failed`; what is not good is in the operation's log line by line. */
  async pass(operationId: string, node: ReachedNode, machine: Machine, acceptWarnings: boolean): Promise<void> {
    const isOurs = node.facts.memberOf !== null;
    const checks = await this.checksOf(node, machine);
    // A node of this cluster that the manager has forgotten may come back.
    const bad = checks.filter(({ check, result }) => result !== 'pass' && !(check === 'membership' && isOurs));
    for (const { result, title, measured } of bad) {
      await this.operations.log(operationId, `${result}: ${title}: ${measured}`);
    }
    const verdict = verdictOf(bad);
    if (verdict === 'pass' || (verdict === 'warn' && acceptWarnings)) return;
    throw refusal(bad, verdict);
  }

  /** A node that this very key has enrolled already is past its test. */
  private async checksOf(node: ReachedNode, machine: Machine): Promise<CheckResult[]> {
    try {
      return [...(await this.examiner.ownChecks(node)), ...(await this.examiner.nodeChecks(node, machine.roles))];
    } catch (error) {
      if (error instanceof DomainError && error.code === 'join-key-used' && node.facts.memberOf !== null) return [];
      throw error;
    }
  }
}

function refusal(bad: readonly CheckResult[], verdict: 'warn' | 'fail'): DomainError {
  const fix = bad.find(({ result }) => result === verdict)?.fix ?? '';
  const hint = verdict === 'warn' ? `${fix} Or add the node with its warnings (acceptWarnings).`.trim() : fix;
  const message = bad.map(({ title, measured }) => `${title}: ${measured}`).join(' · ');
  return new DomainError('node-test-failed', message.slice(0, 1500), { hint });
}
