import { describe, expect, it } from 'vitest';
import { oneTimePassword } from './one-time-password.js';

describe(oneTimePassword.name, () => {
  it('is four groups of letters that cannot be mistaken, and never the same', () => {
    const made = Array.from({ length: 300 }, oneTimePassword);
    for (const password of made) expect(password).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/);
    expect(new Set(made).size).toBe(made.length);
  });
});
