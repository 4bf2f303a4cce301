import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { acceptedStep, newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpUri } from './totp.js';

/** RFC 6238 appendix B: the seed "12345678901234567890". */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe(acceptedStep.name, () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [2_000_000_000, '279037', 66_666_666],
  ])('takes the test vector of RFC 6238 at %i s', (second, code, step) => {
    expect(acceptedStep(RFC_SECRET, code, null, second * 1000)).toBe(step);
  });

  it('takes the code of the step before, and no code twice', () => {
    const code = generateSync({ secret: RFC_SECRET, epoch: 59 });
    expect(acceptedStep(RFC_SECRET, code, null, 75_000)).toBe(1);
    expect(acceptedStep(RFC_SECRET, code, 1, 75_000)).toBeNull();
    expect(acceptedStep(RFC_SECRET, code, 0, 150_000)).toBeNull();
  });

  it.each(['', '12345', 'abcdef', '1234567', ' 287082'])('refuses %j', (code) => {
    expect(acceptedStep(RFC_SECRET, code, null, 59_000)).toBeNull();
  });
});

describe(newTotpSecret.name, () => {
  it('makes 160 bits that an app can be told', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(totpUri(secret, 'ada', 'lab'));
    expect([uri.protocol, uri.searchParams.get('secret')]).toEqual(['otpauth:', secret]);
    expect(decodeURIComponent(uri.pathname)).toContain('ada');
  });
});

describe(newRecoveryCodes.name, () => {
  it('makes ten different ones, recognised however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    expect(recoveryCodeHash(` ${String(codes[0]).toUpperCase()} `)).toBe(recoveryCodeHash(String(codes[0])));
  });
});
