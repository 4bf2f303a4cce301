import type { NodeTask } from './node-task.js';

/** One kind of long work. It may be begun again at any time, also by the next manager, and finds out by itself what is done already. */
export abstract class TaskHandler {
  abstract readonly kind: NodeTask['input']['kind'];
  abstract run(task: NodeTask): Promise<void>;
}
export const TASK_HANDLERS = Symbol('TaskHandlers');
