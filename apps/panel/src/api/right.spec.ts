import { describe, expect, it } from 'vitest';
import { rightOf } from './right.js';

const shop = { resource: 'virtual-service', id: 'S1' } as const;
const grant = { ...shop, scopes: ['services:drain'] } as const;

describe('rightOf', () => {
  it('lets a role do what it has, and names the scope of what it has not', () => {
    expect(rightOf(['services:read'], [], 'services:read')).toEqual({ may: true, needs: null });
    expect(rightOf(['services:read'], [], 'services:write')).toEqual({
      may: false,
      needs: 'This needs services:write.',
    });
  });

  it('counts a grant for its own object only', () => {
    const grants = [{ ...grant, scopes: [...grant.scopes] }];
    expect(rightOf([], grants, ['services:write', 'services:drain'], shop).may).toBe(true);
    expect(rightOf([], grants, 'services:drain', { ...shop, id: 'S2' }).may).toBe(false);
    expect(rightOf([], grants, 'services:drain', { resource: 'node', id: 'S1' }).may).toBe(false);
    expect(rightOf([], grants, 'services:drain').may).toBe(false);
  });
});
