import type { Actor } from '../auth/actor.js';
import type { OperationActor } from '../operations/operation.js';

/** Who did what nobody asked for at that moment: the cluster itself. */
export const SYSTEM: OperationActor = { userId: 'system', userName: 'directorate', tokenId: null, tokenName: null };

export const SYSTEM_ACTOR: Actor = {
  ...SYSTEM,
  ...{
    role: 'admin',
    sessionId: null,
    scopes: new Set(),
    grants: new Map(),
    mustChangePassword: false,
    remoteAddress: '',
    traceId: '',
  },
};
