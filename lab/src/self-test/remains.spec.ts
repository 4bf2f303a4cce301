import { describe, expect, it } from 'vitest';
import { newTraces } from './remains.js';

describe(newTraces.name, () => {
  it('names what is new, and passes over what was there and what has gone', () => {
    const before = { namespaces: ['other'], mounts: ['/', '/gone'], interfaces: ['lo'], guests: [] };
    const after = { namespaces: ['other', 'dlab-client'], mounts: ['/'], interfaces: ['lo'], guests: ['qemu'] };
    expect(newTraces(before, after)).toEqual(['namespaces: dlab-client', 'guests: qemu']);
  });
});
