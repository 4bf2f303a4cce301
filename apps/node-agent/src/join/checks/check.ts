import type { CheckResult, JoinTestRequest } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { oneLine } from '../../shared/one-line.js';

/** What one check found; the fix is empty when it passes. */
export interface Verdict {
  readonly result: CheckResult['result'];
  readonly measured: string;
  readonly fix: string;
}

/** One line of the test before a node is added. */
export interface JoinCheck {
  readonly check: string;
  readonly title: string;
  readonly run: (request: JoinTestRequest) => Promise<Verdict>;
}

export const pass = (measured: string): Verdict => ({ result: 'pass', measured, fix: '' });
export const warn = (measured: string, fix: string): Verdict => ({ result: 'warn', measured, fix });
export const fail = (measured: string, fix: string): Verdict => ({ result: 'fail', measured, fix });

/** Runs all checks at the same time; a check that breaks is a failed check. */
export async function runChecks(checks: readonly JoinCheck[], request: JoinTestRequest): Promise<CheckResult[]> {
  return Promise.all(
    checks.map(async ({ check, title, run }) => {
      const verdict = await run(request).catch((error: unknown) =>
        fail(`the check could not be made: ${messageOf(error)}`, 'Look into the log of the agent on the node.'),
      );
      return {
        check,
        title,
        result: verdict.result,
        measured: oneLine(verdict.measured, 500),
        fix: oneLine(verdict.fix, 1000),
      };
    }),
  );
}

/** Roles whose machines take packets of virtual services. */
export function isRealServer(request: JoinTestRequest): boolean {
  return request.roles.some((role) => ['app-server', 'sms', 'standby', 'storage'].includes(role));
}
