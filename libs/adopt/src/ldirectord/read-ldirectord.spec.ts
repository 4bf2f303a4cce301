import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IpvsService } from '#libs/domain';
import { DomainError } from '#libs/errors';
import { plainServices } from '../service.arbitrary.js';
import { readLdirectord } from './read-ldirectord.js';

const METHODS = { 'direct-routing': 'gate', masquerading: 'masq', tunneling: 'ipip' } as const;
const maskOf = (length: number): string => {
  const bits = '1'.repeat(length).padEnd(32, '0');
  return [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2)).join('.');
};

function render({ key, config, realServers }: IpvsService): string {
  if (key.kind !== 'address') throw new Error('not written here');
  return [
    `virtual = ${key.address}:${key.port}`,
    `\tprotocol = ${key.protocol}`,
    `\tscheduler=${config.scheduler}`,
    '\tchecktype = on',
    ...(config.persistence === null
      ? []
      : [
          `\tpersistent = ${config.persistence.timeoutSeconds}`,
          `\tnetmask = ${maskOf(config.persistence.prefixLength)}`,
        ]),
    ...realServers.map(
      ({ address, port, config: { forwardingMethod, weight } }) =>
        `\treal = ${address}:${port} ${METHODS[forwardingMethod]} ${weight}`,
    ),
  ].join('\n');
}

const refusalOf = (text: string): string => {
  try {
    readLdirectord(text);
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
  return '';
};

describe(readLdirectord.name, () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(plainServices, (services) => {
        const { services: read, notTaken } = readLdirectord(services.map(render).join('\n'));
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
        const indent = at > 0 && lines[at - 1] !== '' ? '    ' : '';
        const text = [...lines.slice(0, at), `${indent}frobnicate = 7`, ...lines.slice(at)].join('\n');
        expect(readLdirectord(text).notTaken).toContainEqual(
          expect.objectContaining({ line: at + 1, text: 'frobnicate = 7' }),
        );
      }),
    );
  });

  it('either reads or refuses with line and column, whatever the text', () => {
    const words = [
      'virtual=',
      'virtual6=',
      '10.0.0.1:80',
      '[fd00::1]:80',
      '\n',
      '\n\t',
      'real=',
      'gate',
      '"',
      '->',
      '7',
    ];
    const texts = fc.array(fc.constantFrom(...words, 'request="x"', '#', 'checktype=2', ' '), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (parts) => {
        const refusal = refusalOf(parts.join(''));
        expect(refusal === '' || /^ldirectord\.cf, line \d+, column \d+: .+\.$/.test(refusal)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nonsense', 'line 1, column 1: it is no directive'],
    ['\n    real = 10.0.0.1:80 gate', 'line 2, column 5: it is indented, but belongs to no virtual'],
  ])('refuses %j', (text, message) => {
    expect(refusalOf(text)).toContain(message);
  });

  it('asks like the first server when servers are asked different things, and says so', () => {
    const text =
      'virtual=192.0.2.1:80\n\treal=10.0.0.1:80 gate 1 "a", "A"\n\treal=10.0.0.2:80 gate 1 "b", "B"\n\tservice=http\n';
    const [service] = readLdirectord(text).services;
    expect(service?.health.checks).toMatchObject([{ kind: 'http', target: '/a', expect: 'A' }]);
    expect(service?.remarks).toContainEqual(expect.stringContaining('asked different things'));
  });
});
