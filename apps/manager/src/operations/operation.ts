export const OPERATION_STATES = ['running', 'succeeded', 'failed', 'cancelled'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

export const STEP_STATES = ['pending', 'running', 'succeeded', 'failed', 'skipped'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** Who started it: a user, and the token when there was one. */
export interface OperationActor {
  readonly userId: string;
  readonly userName: string;
  readonly tokenId: string | null;
  readonly tokenName: string | null;
}

/** Why it failed, in the words of a problem. */
export interface OperationFailure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | null;
}

export interface OperationSubject {
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

export interface OperationStep {
  readonly name: string;
  readonly title: string;
  readonly state: StepState;
  readonly detail: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface OperationLogLine {
  readonly at: Date;
  readonly line: string;
}

/** Something that takes time: its steps, how far it is, and how it ended. */
export interface Operation {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: OperationState;
  readonly percent: number;
  readonly subject: OperationSubject | null;
  readonly actor: OperationActor;
  readonly steps: readonly OperationStep[];
  readonly log: readonly OperationLogLine[];
  readonly result: object | null;
  readonly error: OperationFailure | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
}

export interface NewOperation {
  /** `virtual-service.create`, `node.add` … */
  readonly kind: string;
  readonly title: string;
  readonly subject?: OperationSubject;
  readonly actor: OperationActor;
  readonly steps: readonly { readonly name: string; readonly title: string }[];
}

export const isFinished = (state: OperationState): boolean => state !== 'running';

/** How far an operation is, in whole percent: each ended step counts alike, a running one by half. */
export function percentOf(steps: readonly { readonly state: StepState }[]): number {
  if (steps.length === 0) return 0;
  const done = steps.reduce((sum, { state }) => sum + (state === 'pending' ? 0 : state === 'running' ? 0.5 : 1), 0);
  return Math.round((done / steps.length) * 100);
}
