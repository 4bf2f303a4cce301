import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '#libs/errors';
import { escapeHtml } from './layout.js';
import { problemIndex, problemPage } from './problem-pages.js';

describe(problemPage.name, () => {
  it('has a page for every code, and the index names all', () => {
    const index = problemIndex();
    for (const code of Object.keys(ERROR_CATALOGUE)) {
      expect(problemPage(code)).toContain(code);
      expect(index).toContain(`/problems/${code}`);
    }
  });

  it('knows no others', () => {
    for (const code of ['', 'toString', '<script>', '__proto__']) expect(problemPage(code)).toBeNull();
  });
});

describe(escapeHtml.name, () => {
  it('leaves nothing that ends a text or an attribute', () => {
    expect(escapeHtml(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
  });
});
