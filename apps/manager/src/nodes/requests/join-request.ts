import { randomBytes } from 'node:crypto';
import type { OperationActor } from '../../operations/operation.js';

export const JOIN_REQUEST_STATES = ['pending', 'approved', 'expired'] as const;
export type JoinRequestState = (typeof JOIN_REQUEST_STATES)[number];

/** A node that asked to become a member, with a one-time token that somebody of the cluster made. */
export interface JoinRequest {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly nodeId: string;
  readonly hostname: string;
  readonly addresses: readonly string[];
  readonly port: number;
  readonly fingerprint: string;
  /** When the join key that it sent ends. */
  readonly expiresAt: Date;
  /** Where the request came from. */
  readonly remoteAddress: string;
  /** Who made the token. */
  readonly invitedBy: OperationActor;
  /** The operation that adds it; null until it is approved. */
  readonly operationId: string | null;
}

/** A new one-time token of 256 bits; its prefix tells what it is, so that a leaked one is recognised. */
export const newJoinToken = (): string => `dj_${randomBytes(32).toString('base64url')}`;

export const JOIN_TOKEN = /^dj_[A-Za-z0-9_-]{43}$/;

export function stateOf({ operationId, expiresAt }: JoinRequest, now: Date): JoinRequestState {
  if (operationId !== null) return 'approved';
  return expiresAt.getTime() > now.getTime() ? 'pending' : 'expired';
}
