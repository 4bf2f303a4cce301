import { describe, expect, it, vi } from 'vitest';

vi.mock('../api/client.js', () => ({ api: {}, answerOf: vi.fn() }));
const { countdown, offerOf, UNDO_MS } = await import('./revisions.js');

const at = Date.parse('2026-11-21T10:00:00Z');
const revision = {
  ...{ number: 7, title: 'Change shop', action: 'virtual-service.update', state: 'applied' as const, reason: null },
  ...{ createdAt: new Date(at).toISOString(), operationId: null, confirmBy: null },
  actor: { userId: 'U1', userName: 'ann', tokenId: null, tokenName: null },
};

describe('offerOf', () => {
  it('offers to undo what one has just done oneself', () => {
    expect(offerOf(revision, 'U1', at + 1000)).toBe('undo');
    expect(offerOf(revision, 'U2', at + 1000)).toBeNull();
    expect(offerOf(revision, 'U1', at + UNDO_MS)).toBeNull();
    expect(offerOf({ ...revision, state: 'undone' }, 'U1', at)).toBeNull();
    expect(offerOf({ ...revision, number: 0 }, 'U1', at)).toBeNull();
  });

  it('asks everybody to confirm what goes back by itself', () => {
    expect(offerOf({ ...revision, state: 'unconfirmed' }, 'U2', at + UNDO_MS)).toBe('confirm');
  });
});

describe('countdown', () => {
  it('counts to zero and stays there', () => {
    expect(countdown(new Date(at + 61_000).toISOString(), at)).toBe('1:01');
    expect(countdown(new Date(at - 1).toISOString(), at)).toBe('0:00');
  });
});
