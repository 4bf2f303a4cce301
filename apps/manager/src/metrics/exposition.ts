/** One family of metrics as Prometheus reads it (text format 0.0.4). */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: Sample[];
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Families as text; those without samples are left out, so that nothing stale is ever shown. */
export function renderFamilies(families: readonly Family[]): string {
  const parts: string[] = [];
  for (const { name, help, type, samples } of families) {
    if (samples.length === 0) continue;
    parts.push(`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`);
    for (const { labels, value } of samples) parts.push(`${name}${renderLabels(labels)} ${value}`);
  }
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapeValue = (text: string): string => (/[\\"\n]/.test(text) ? escapeHelp(text).replaceAll('"', '\\"') : text);
