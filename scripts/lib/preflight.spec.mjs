import { describe, expect, it } from 'vitest';
import { refuseOtherSystems, refuseTooLittleDisk } from './preflight.mjs';
import { Refusal } from './project.mjs';

const osRelease = (fields) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}="${value}"`)
    .join('\n');

describe('refuseOtherSystems', () => {
  it.each([
    { ID: 'debian', VERSION_ID: '12', PRETTY_NAME: 'Debian GNU/Linux 12 (bookworm)' },
    { ID: 'debian', VERSION_ID: '13' },
    { ID: 'debian', PRETTY_NAME: 'Debian GNU/Linux forky/sid' },
    { ID: 'devuan', ID_LIKE: 'debian', VERSION_ID: '5' },
  ])('takes $ID $VERSION_ID', (fields) => {
    expect(() => refuseOtherSystems(osRelease(fields))).not.toThrow();
  });

  it.each([
    [{ ID: 'debian', VERSION_ID: '11', PRETTY_NAME: 'Debian GNU/Linux 11 (bullseye)' }, /this is Debian GNU\/Linux 11/],
    [{ ID: 'fedora', VERSION_ID: '42', PRETTY_NAME: 'Fedora Linux 42' }, /this is Fedora Linux 42/],
    [{}, /this is another system/],
  ])('refuses %j in one sentence', (fields, message) => {
    expect(() => refuseOtherSystems(osRelease(fields))).toThrow(message);
    expect(() => refuseOtherSystems(osRelease(fields))).toThrow(Refusal);
  });
});

describe('refuseTooLittleDisk', () => {
  it('takes what is there and says what is missing', () => {
    expect(() => refuseTooLittleDisk(0)).not.toThrow();
    expect(() => refuseTooLittleDisk(10_000_000)).toThrow(/GiB free at .* are needed: make room/);
  });
});
