import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { STATUS_JS } from './assets/status-script.js';
import { STATUS_PAGE } from './status-page.js';

describe('the status page', () => {
  it('has a script that can be read, and every element that it asks for', () => {
    expect(() => new Script(STATUS_JS)).not.toThrow();
    const asked = [...STATUS_JS.matchAll(/\bat\('([a-z-]+)'\)|\bfill\('([a-z-]+)'/g)].map(
      ([, one, other]) => one ?? other ?? '',
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const id of asked) expect(STATUS_PAGE).toContain(`id="${id}"`);
  });

  it('puts what machines report into text, never into HTML', () => {
    expect(STATUS_JS).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  });
});
