import { DomainError } from '#libs/errors';
import { describe, expect, it } from 'vitest';
import type { Drain, DrainServer } from './drain.js';
import { DrainedDeletion } from './drained-deletion.js';

const DRAIN = { id: 'D', actor: { userId: 'u', userName: 'anna', tokenId: null, tokenName: null } } as Drain;
const SERVER = { virtualServiceId: 'V', realServerId: 'R', name: 'shop on 10.0.0.1:80' } as DrainServer;

/** A deletion of one server, with the drain as it is when its turn comes, and what the change says to it. */
async function deletionOf(
  now: Partial<Drain>,
  refusal: Error | null = null,
): Promise<{ line: unknown; log: string[] }> {
  const log: string[] = [];
  const drains = { lock: () => Promise.resolve({ state: 'drained', isReleased: false, endedAt: null, ...now }) };
  const work = (): Promise<void> => {
    log.push('deleted');
    return refusal === null ? Promise.resolve() : Promise.reject(refusal);
  };
  const realServers = { removal: ({ userName }: { userName: string }) => ({ work, actor: userName }) };
  const changes = {
    apply: (change: { actor: string; work: () => Promise<void> }) => {
      log.push(change.actor);
      return change.work();
    },
  };
  const deletion = new DrainedDeletion(drains as never, realServers as never, changes as never);
  return { line: await deletion.delete(DRAIN, [SERVER]), log };
}

describe(DrainedDeletion, () => {
  it('deletes in the name of who began the drain', async () => {
    const { line, log } = await deletionOf({});
    expect(log).toEqual(['anna', 'deleted']);
    expect(line).toBe('shop on 10.0.0.1:80 was empty and is deleted now.');
  });

  it.each([
    ['cancelled', { state: 'cancelling' }],
    ['stopped', { state: 'stopping' }],
    ['released', { isReleased: true }],
    ['ended', { endedAt: new Date() }],
  ] as const)('leaves what was %s between the decision and the deletion', async (_what, now) => {
    expect(await deletionOf(now)).toEqual({ line: null, log: ['anna'] });
  });

  it('says why it waits, and nothing of what has gone already', async () => {
    const waits = new DomainError('revision-unconfirmed', 'Revision 7 waits for its confirmation.');
    expect((await deletionOf({}, waits)).line).toBe(
      'shop on 10.0.0.1:80 is empty; its deletion waits: Revision 7 waits for its confirmation.',
    );
    expect((await deletionOf({}, new DomainError('not-found', 'It has gone.'))).line).toBeNull();
    await expect(deletionOf({}, new Error('the database is away'))).rejects.toThrow('the database is away');
  });
});
