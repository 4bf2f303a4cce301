import { describe, expect, it } from 'vitest';
import { checkTrial } from '#libs/contracts';
import { openedPayload, sealedInPayload, shownPayload, withPayloadStandIns } from './payload-secrets.js';

const sealed = 'sealed:abc';
const trial = {
  service: { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 143 },
  checks: [{ kind: 'imap', name: 'mail', username: 'u', password: sealed, tls: { key: sealed } }],
  ...{ combine: 'all', servers: [{ name: 'node-1', address: '10.0.0.1', port: 143 }] },
};

describe('the secrets of a trial', () => {
  it('fit the schema as stand-ins, are opened for the machine, and are shown to nobody', () => {
    expect(checkTrial.safeParse(withPayloadStandIns('health.trial', trial)).success).toBe(true);
    expect([...sealedInPayload('health.trial', trial)]).toEqual([sealed]);
    const opened = openedPayload('health.trial', trial, new Map([[sealed, 'hush']]));
    expect(opened).toMatchObject({ checks: [{ password: 'hush', tls: { key: 'hush' } }], servers: trial.servers });
    expect(JSON.stringify(shownPayload('health.trial', trial))).not.toContain('sealed');
  });

  it('are looked for in no other payload but documents', () => {
    const payload = { service: null, checks: [{ password: sealed }] };
    expect(sealedInPayload('ipvs.zero', payload).size).toBe(0);
    expect(shownPayload('ipvs.zero', payload)).toBe(payload);
  });
});
