import { describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.js';

describe(isLoopback.name, () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', 'local socket'])('takes %s', (address) => {
    expect(isLoopback(address)).toBe(true);
  });
  it.each(['10.0.0.1', '::ffff:10.0.0.1', '1127.0.0.1', 'fe80::1', '', '127.0.0.1.example.org'])(
    'refuses %s',
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );
});
