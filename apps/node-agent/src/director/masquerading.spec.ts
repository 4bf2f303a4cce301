import { poolPolicy } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { isMasquerading } from './masquerading.js';

const sorry = { id: '0'.repeat(26), address: '10.0.0.9', port: 80 };
const serviceWith = (forwardingMethod: 'masquerading' | 'direct-routing'): Parameters<typeof isMasquerading>[0] => ({
  realServers: [],
  pool: poolPolicy.parse({ sorryServers: [{ ...sorry, forwardingMethod }] }),
});

describe('whether a director rewrites packets', () => {
  it('counts the sorry servers that may stand in', () => {
    expect(isMasquerading(serviceWith('masquerading'))).toBe(true);
    expect(isMasquerading(serviceWith('direct-routing'))).toBe(false);
  });
});
