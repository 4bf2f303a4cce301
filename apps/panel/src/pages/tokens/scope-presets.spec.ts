import { describe, expect, it } from 'vitest';
import { byNoun, presetScopes } from './scope-presets.js';

const held = ['nodes:read', 'services:read', 'services:write', 'services:drain', 'metrics:read'] as const;

describe(presetScopes.name, () => {
  it.each([
    ['look', ['nodes:read', 'services:read', 'metrics:read']],
    ['drain', ['nodes:read', 'services:read', 'services:drain', 'metrics:read']],
    ['metrics', ['metrics:read']],
    ['all', [...held]],
    ['custom', []],
  ] as const)('%s', (preset, scopes) => {
    expect(presetScopes(preset, held)).toEqual(scopes);
  });

  it('never offers what the owner lacks', () => {
    expect(presetScopes('drain', ['nodes:read'])).toEqual(['nodes:read']);
  });
});

describe(byNoun.name, () => {
  it('keeps the scopes of a noun together', () => {
    expect(byNoun(held)).toEqual([
      ['nodes', ['nodes:read']],
      ['services', ['services:read', 'services:write', 'services:drain']],
      ['metrics', ['metrics:read']],
    ]);
  });
});
