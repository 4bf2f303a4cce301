import { DomainError } from '#libs/errors';
import { type Actor, mayDo } from '../auth/actor.js';
import { objectName } from '../auth/grants/granted-object.js';
import type { PatchRealServer } from './real-server.dto.js';

/** The scope services:drain changes the admin state, how connections end, and nothing else. */
export function assertMayChange(actor: Actor, serviceId: string, input: PatchRealServer): void {
  if (mayDo(actor, 'services:write', objectName('virtual-service', serviceId))) return;
  const { adminState: _, drainMode: __, ...others } = input.spec ?? {};
  // Class fields that were not sent are there, as undefined.
  const rest: Record<string, unknown> = others;
  const isDrainOnly = input.tags === undefined && Object.values(rest).every((value) => value === undefined);
  if (isDrainOnly) return;
  throw new DomainError('forbidden', 'The scope services:drain changes only the admin state and the drain mode.', {
    hint: 'Other settings need the scope services:write.',
  });
}
