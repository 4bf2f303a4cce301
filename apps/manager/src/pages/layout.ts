const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that may stand in HTML, also in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

export interface PageParts {
  readonly title: string;
  /** HTML; what came from elsewhere is escaped already. */
  readonly main: string;
  readonly scripts?: readonly string[];
}

/** A page of the manager; nothing inline, everything from this origin. */
export function page({ title, main, scripts = [] }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
${scripts.map((source) => `<script src="${escapeHtml(source)}" defer></script>`).join('\n')}
</head>
<body>
<header class="bar">
<a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28"><span>Directorate</span></a>
<nav aria-label="Documentation"><a href="/api/docs">API</a><a href="/problems">Problems</a></nav>
</header>
<main>
${main}
</main>
</body>
</html>
`;
}
