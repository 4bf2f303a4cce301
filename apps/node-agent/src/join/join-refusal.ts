import type { z } from 'zod';
import type { joinRefusal } from '#libs/contracts';
import { oneLine } from '../shared/one-line.js';

export type JoinRefusalBody = z.infer<typeof joinRefusal>;

/** The node says no, and how to mend it; the body is the contract's `joinRefusal`. */
export class JoinRefusal extends Error {
  constructor(
    readonly code: JoinRefusalBody['code'],
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'JoinRefusal';
  }

  body(): JoinRefusalBody {
    return { code: this.code, message: oneLine(this.message, 1000), hint: oneLine(this.hint, 1000) };
  }
}

export const NEW_KEY_HINT = 'Run "directorate-agent setup" on the node and paste the new key.';
