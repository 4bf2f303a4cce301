import type { Scope } from '../../api/right.js';

export const PRESETS = ['look', 'drain', 'metrics', 'all', 'custom'] as const;
export type Preset = (typeof PRESETS)[number];

/** The scopes of a preset, as far as the owner has them. */
export function presetScopes(preset: Preset, held: readonly Scope[]): readonly Scope[] {
  const isLook = (scope: Scope): boolean => scope.endsWith(':read');
  switch (preset) {
    case 'look':
      return held.filter(isLook);
    case 'drain':
      return held.filter((scope) => isLook(scope) || scope === 'services:drain');
    case 'metrics':
      return held.filter((scope) => scope === 'metrics:read');
    case 'all':
      return held;
    case 'custom':
      return [];
  }
}

/** `services` → read, write, drain; in the order in which the nouns come. */
export function byNoun(scopes: readonly Scope[]): [string, Scope[]][] {
  const nouns = new Map<string, Scope[]>();
  for (const scope of scopes) {
    const noun = scope.split(':')[0] ?? scope;
    nouns.set(noun, [...(nouns.get(noun) ?? []), scope]);
  }
  return [...nouns];
}
