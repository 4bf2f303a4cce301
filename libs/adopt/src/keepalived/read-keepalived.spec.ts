import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IpvsService } from '#libs/domain';
import { DomainError } from '#libs/errors';
import { TEXT_MAX } from '../malformed.js';
import { plainServices } from '../service.arbitrary.js';
import { readKeepalived } from './read-keepalived.js';

const METHODS = { 'direct-routing': 'DR', masquerading: 'NAT', tunneling: 'TUN' } as const;
const maskOf = (length: number): string => {
  const bits = '1'.repeat(length).padEnd(32, '0');
  return [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2)).join('.');
};

function render({ key, config, realServers }: IpvsService): string {
  if (key.kind !== 'address') throw new Error('not written here');
  return [
    `virtual_server ${key.address} ${key.port} {`,
    `  protocol ${key.protocol.toUpperCase()}`,
    `  lvs_sched ${config.scheduler}`,
    ...(config.persistence === null
      ? []
      : [
          `  persistence_timeout ${config.persistence.timeoutSeconds}`,
          `  persistence_granularity ${maskOf(config.persistence.prefixLength)}`,
        ]),
    ...realServers.map(
      (server) =>
        `  real_server ${server.address} ${server.port} {\n    lvs_method ${METHODS[server.config.forwardingMethod]}\n    weight ${server.config.weight}\n    TCP_CHECK\n  }`,
    ),
    '}',
  ].join('\n');
}

const serverWith = (lines: string): string =>
  `virtual_server 192.0.2.1 80 {\n lvs_method DR\n real_server 10.0.0.1 80 {\n${lines}\n }\n}\n`;
const only = (text: string): ReturnType<typeof readKeepalived>['services'][number] => {
  const [service] = readKeepalived(text).services;
  if (service === undefined) throw new Error('no service was read');
  return service;
};
const refusalOf = (text: string): string => {
  try {
    readKeepalived(text);
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
  return '';
};

describe(readKeepalived.name, () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(plainServices, (services) => {
        const { services: read, notTaken } = readKeepalived(services.map(render).join('\n'));
        expect(read.map(({ key, config, realServers }) => ({ key, config, realServers }))).toEqual(services);
        expect(notTaken).toEqual([]);
      }),
    );
  });

  it('lists a directive that it does not know, wherever it stands', () => {
    fc.assert(
      fc.property(plainServices, fc.nat(), (services, where) => {
        const lines = services.map(render).join('\n').split('\n');
        const at = where % (lines.length + 1);
        const text = [...lines.slice(0, at), 'frobnicate 7', ...lines.slice(at)].join('\n');
        expect(readKeepalived(text).notTaken).toContainEqual(
          expect.objectContaining({ line: at + 1, text: 'frobnicate 7' }),
        );
      }),
    );
  });

  it('either reads or refuses with line and column, whatever the text', () => {
    const words = [
      'virtual_server',
      '10.0.0.1',
      '80',
      '{',
      '}',
      '\n',
      '"',
      "'",
      '\\',
      '$A=',
      '$A',
      '${A}',
      '~SEQ(A,1,9)',
    ];
    const more = ['real_server', 'TCP_CHECK', 'include x', '@host', 'fwmark 7', 'group G', 'weight', '!', '-1', 'é'];
    const texts = fc.array(fc.constantFrom(...words, ...more), { maxLength: 60 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const refusal = refusalOf(text);
        expect(refusal === '' || /^keepalived\.conf, line \d+, column \d+: .+\.$/.test(refusal)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['virtual_server 10.0.0.1 80 {\n  lvs_sched rr\n', 'line 1, column 1: the block virtual_server is not closed'],
    ['global_defs {\n}\n  }', 'line 3, column 3: a } closes no block'],
    ['{', 'line 1, column 1: a { follows no directive'],
    ['router_id "abc', 'line 1, column 11: the quote " is not closed'],
    ['a\u0000b', 'line 1, column 2: there is a control character'],
    ['a {\n'.repeat(40), 'line 17, column 3: blocks are nested deeper than 16'],
    ['x'.repeat(TEXT_MAX + 1), 'line 1, column 1: the text is longer than 1048576 characters'],
    ['~SEQ(N, 1, 0, 5) a', 'line 1, column 1: ~SEQ(…) cannot be read'],
    ['~SEQ(N, 999999999) a', 'line 1, column 1: there are more than 100000 lines'],
  ])('refuses %j with its place', (text, message) => {
    expect(refusalOf(text)).toContain(message);
  });

  it('is not trapped by variables that contain each other', () => {
    const bomb = Array.from({ length: 15 }, (_, n) => `$V${n}= \\\n${`$V${n + 1} \\\n`.repeat(10)} \n`).join('');
    expect(refusalOf(`${bomb}$V0\n`)).toContain('there are more than 100000 lines');
    expect(refusalOf('$A=${A}${A}\nx ${A}\n')).toContain('variables make the line too long');
    expect(refusalOf('$A= \\\n $A \\\n b\n$A\n')).toContain('nested deeper');
  });

  it('includes what is given, and lists what is not', () => {
    const files = { 'web.conf': 'virtual_server 192.0.2.1 80 {\n real_server 10.0.0.1 80\n}\n' };
    const { services, notTaken } = readKeepalived('include web.conf\ninclude mail.conf\n', { files });
    expect(services).toMatchObject([{ source: { file: 'web.conf', line: 1 } }]);
    expect(notTaken).toMatchObject([{ file: 'keepalived.conf', line: 2, why: 'The file mail.conf was not given' }]);
    expect(() => readKeepalived('include a', { files: { a: 'include a' } })).toThrow(/nested deeper/);
  });

  it('reads lines for one machine when it is named, and lists them when not', () => {
    const text = serverWith(' @lb1 weight 5\n @^lb1 weight 9');
    const weightAt = (configId: string): number | undefined =>
      readKeepalived(text, { configId }).services[0]?.realServers[0]?.config.weight;
    expect([weightAt('lb1'), weightAt('lb2')]).toEqual([5, 9]);
    const unnamed = readKeepalived(text);
    expect(unnamed.services[0]?.realServers[0]?.config.weight).toBe(1);
    expect(unnamed.notTaken.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('keeps the time in which a dead server is found', () => {
    const check = only(serverWith(' delay_loop 10\n retry 3\n delay_before_retry 2\n TCP_CHECK')).health.checks[0];
    expect(check).toMatchObject({ intervalMs: 4000, fall: 4, rise: 1, timeoutMs: 5000 });
  });

  it('takes the checks that most servers have, and lists the others', () => {
    const servers = [1, 2, 3].map((n) => ` real_server 10.0.0.${n} 80 {\n ${n === 2 ? 'PING_CHECK' : 'TCP_CHECK'}\n }`);
    const read = readKeepalived(`virtual_server 192.0.2.1 80 {\n${servers.join('\n')}\n}`);
    expect(read.services[0]?.health.checks.map(({ kind }) => kind)).toEqual(['tcp']);
    expect(read.notTaken).toMatchObject([{ text: 'PING_CHECK', line: 6 }]);
  });

  it('takes no quorum that would stop a service which keepalived leaves running', () => {
    const { services, notTaken } = readKeepalived(
      serverWith('').replace(' lvs_method DR', ' lvs_method DR\n quorum 2'),
    );
    expect(services[0]?.pool.quorum).toBeNull();
    expect(notTaken).toMatchObject([{ text: 'quorum 2', line: 3 }]);
  });

  it.each([
    ['TUN', { forwardingMethod: 'tunneling', tunnel: null }],
    ['TUN type ipip', { forwardingMethod: 'tunneling', tunnel: null }],
    ['TUN type gre csum', { tunnel: { type: 'gre', port: 0, checksum: 'checksum' } }],
    ['TUN type gue port 6080 remcsum', { tunnel: { type: 'gue', port: 6080, checksum: 'remote' } }],
    ['TUN type gue', { forwardingMethod: 'direct-routing' }],
    ['TUN type gre remcsum', { forwardingMethod: 'direct-routing' }],
  ])('reads lvs_method %s', (method, config) => {
    expect(only(serverWith(` lvs_method ${method}`)).realServers[0]?.config).toMatchObject(config);
  });

  it('shows no secret of what it leaves', () => {
    const text = 'vrrp_instance V {\n auth_pass hunter2\n}\nSSL {\n password hunter2\n}\nauth_pass hunter2\n';
    expect(JSON.stringify(readKeepalived(text))).not.toContain('hunter2');
  });

  it('reads quotes and escapes like the manual', () => {
    const argvOf = (path: string): unknown =>
      only(serverWith(` MISC_CHECK {\n misc_path ${path}\n }`)).health.checks[0];
    expect(argvOf(`"/bin/check 'a b' c"`)).toMatchObject({ argv: ['/bin/check', 'a b', 'c'] });
    expect(argvOf('/bin/check "a b" \\x41\\102')).toMatchObject({ argv: ['/bin/check', 'a b', 'AB'] });
    expect(argvOf('/bin/check "not # a comment" # but this is')).toMatchObject({
      argv: ['/bin/check', 'not # a comment'],
    });
  });
});
