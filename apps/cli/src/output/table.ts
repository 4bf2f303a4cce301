/** One column of a table: its heading and how a row fills it. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => unknown;
}

const GAP = '   ';

/** Aligned columns under their headings; nodes report names and texts, so control characters are shown, not obeyed. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const grid = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map(({ cell }) => cellText(cell(row)))),
  ];
  const widths = columns.map((_, at) => Math.max(...grid.map((line) => widthOf(line[at] ?? ''))));
  return grid
    .map((line) =>
      line
        .map((text, at) => pad(text, widths[at] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

/** Name and value of each field below each other; nested fields are joined with dots. */
export function renderFields(value: unknown): string {
  const fields = flatten('', value);
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  return fields.map(([name, text]) => `${pad(name, width)}${GAP}${text}`.trimEnd()).join('\n');
}

/** One value in one cell. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-';
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(cellText).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return safeText(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Makes control characters and bidirectional overrides visible. */
export function safeText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

function flatten(prefix: string, value: unknown): [string, string][] {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  const isListOfGroups = Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null);
  if (!isGroup && !isListOfGroups) return [[prefix, cellText(value)]];
  return Object.entries(value).flatMap(([name, inner]) => flatten(prefix === '' ? name : `${prefix}.${name}`, inner));
}

/** How many places a text takes, for the letters of names: one per code point. */
function widthOf(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
