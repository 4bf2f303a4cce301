import { describe, expect, it } from 'vitest';
import { expiresQuiescentTemplates, kernelSettingsFor } from './kernel-settings.js';
import { inputOf, realServer } from './pool.arbitrary.js';

const DEFAULTS = [
  { name: 'expire_quiescent_template', value: '1', reason: 'Clients of a dead server move.' },
  { name: 'expire_nodest_conn', value: '1', reason: 'Connections of a removed server end.' },
];
const draining = (drainMode: 'graceful' | 'firm' | 'immediate', isPersistent = true) =>
  inputOf({ servers: [realServer(0, { adminState: 'drain', drainMode })], isPersistent }).service;
const template = (...services: ReturnType<typeof draining>[]): { value: string; reason: string } => {
  const found = kernelSettingsFor(services, { kernel: {} }, DEFAULTS, null).find(
    ({ name }) => name === 'expire_quiescent_template',
  );
  return { value: found?.value ?? '', reason: found?.reason ?? '' };
};

describe(kernelSettingsFor.name, () => {
  it('takes the defaults for hosting, in a steady order', () => {
    expect(kernelSettingsFor([], { kernel: {} }, DEFAULTS, null)).toEqual([DEFAULTS[1], DEFAULTS[0]]);
  });

  it.each<[string, ReturnType<typeof template>, string, string]>([
    [
      'a graceful drain',
      template(draining('graceful')),
      '0',
      'A graceful drain of web keeps its bound clients until they end.',
    ],
    [
      'a graceful drain without persistence',
      template(draining('graceful', false)),
      '1',
      'Clients of a dead server move.',
    ],
    ['an immediate drain', template(draining('immediate')), '1', 'Clients of a dead server move.'],
    ['a firm drain', template(draining('firm')), '1', 'A firm drain of web moves bound clients.'],
    [
      'a firm drain beside graceful ones',
      template(draining('firm'), draining('graceful'), draining('graceful')),
      '1',
      'A firm drain of web moves bound clients; clients that 2 services would hold move too.',
    ],
  ])('with %s', (_what, seen, value, reason) => {
    expect(seen).toEqual({ value, reason });
  });

  it('takes what a hosting director shall have when nothing else is said', () => {
    const values = Object.fromEntries(kernelSettingsFor([], { kernel: {} }).map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ expire_nodest_conn: '1', expire_quiescent_template: '1' });
    const held = kernelSettingsFor([draining('graceful')], { kernel: {} });
    expect(expiresQuiescentTemplates(held)).toBe(false);
  });

  it('lets the admin decide, and leaves out what the kernel has not got', () => {
    const settings = { kernel: { expire_quiescent_template: '1', conn_reuse_mode: '0', no_such: '1' } };
    const desired = kernelSettingsFor([draining('graceful')], settings, DEFAULTS, [
      'expire_quiescent_template',
      'conn_reuse_mode',
    ]);
    expect(desired).toEqual([
      { name: 'conn_reuse_mode', value: '0', reason: 'An admin set it.' },
      { name: 'expire_quiescent_template', value: '1', reason: 'An admin set it.' },
    ]);
    expect(expiresQuiescentTemplates(desired)).toBe(true);
    expect(expiresQuiescentTemplates([])).toBe(false);
  });
});
