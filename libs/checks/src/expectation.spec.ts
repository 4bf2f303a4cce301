import { describe, expect, it } from 'vitest';
import { healthCheckSpec } from '#libs/contracts';
import { expectationOf } from './expectation.js';

const expected = (spec: object): string => expectationOf(healthCheckSpec.parse(spec));

describe(expectationOf.name, () => {
  it.each([
    [{ kind: 'tcp', timeoutMs: 500 }, 'a connection by TCP, within 500 ms'],
    [
      { kind: 'tcp', security: 'implicit', expect: '^220' },
      'a connection by TCP, by TLS, with /^220/ in it, within 1000 ms',
    ],
    [{ kind: 'http', target: '/up' }, 'GET /up answers 200–399, within 1000 ms'],
    [
      {
        kind: 'https',
        method: 'HEAD',
        statuses: [
          { from: 200, to: 200 },
          { from: 301, to: 302 },
        ],
        expect: 'down',
        inverse: true,
      },
      'HEAD / answers 200, 301–302, without /down/ in it, within 1000 ms',
    ],
    [{ kind: 'udp' }, 'an answer by UDP, or no error of ICMP, within 1000 ms'],
    [
      { kind: 'imap', username: 'u', password: 'hush', security: 'starttls' },
      'a greeting and a log-in as u, by TLS, within 1000 ms',
    ],
    [
      { kind: 'dns', queryName: 'a.example', queryType: 'A', expectRecord: '192.0.2.1' },
      'an answer to A a.example with 192.0.2.1, within 1000 ms',
    ],
    [{ kind: 'ldap' }, 'an answer to a search, within 1000 ms'],
    [{ kind: 'redis', role: 'master' }, 'PONG to PING and the role master, within 1000 ms'],
    [{ kind: 'program', argv: ['/bin/true'] }, '/bin/true ends with status 0, within 1000 ms'],
  ])('says what a good answer to %j is', (spec, words) => {
    expect(expected(spec)).toBe(words);
  });

  it('tells no secret', () => {
    const secrets = { password: 'hush', secret: 'hush-hush', username: 'u' };
    expect(expected({ kind: 'radius', ...secrets })).not.toContain('hush');
  });
});
