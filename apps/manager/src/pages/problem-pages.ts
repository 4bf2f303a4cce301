import { ERROR_CATALOGUE, type ErrorCode } from '#libs/errors';
import { escapeHtml, page } from './layout.js';
import { problemText } from './problem-texts.js';

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

/** The list of all codes. */
export function problemIndex(): string {
  const rows = codes.map((code) => {
    const { status, title } = ERROR_CATALOGUE[code];
    return `<li><strong><a href="/problems/${code}">${code}</a></strong><span class="note">${status}</span><p class="note">${escapeHtml(title)}.</p></li>`;
  });
  const main = `<h1>Problem codes</h1><p class="lead">Every refusal of the API is a problem (RFC 9457) with one of these codes.</p>
<section class="card"><ul class="rows">${rows.join('\n')}</ul></section>`;
  return page({ title: 'Problem codes', main });
}

/** The page of one code; null when there is no such code. */
export function problemPage(code: string): string | null {
  const known = codes.find((candidate) => candidate === code);
  if (known === undefined) return null;
  const { status, title } = ERROR_CATALOGUE[known];
  const { meaning, remedy } = problemText(known);
  const main = `<h1>${escapeHtml(title)}</h1><p class="lead"><code>${known}</code> · HTTP ${status}</p>
<section class="card"><dl><dt>What it means</dt><dd>${escapeHtml(meaning)}</dd><dt>How to mend it</dt><dd>${escapeHtml(remedy)}</dd></dl></section>
<p><a href="/problems">All codes</a></p>`;
  return page({ title, main });
}
