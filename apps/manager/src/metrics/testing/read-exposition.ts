const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
};

/** What `promtool check metrics` would find wrong in a text: form, order, doubles, and the naming of our own metrics. */
export function faultsIn(text: string): string[] {
  const faults: string[] = [];
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const closed = new Set<string>();
  let current = '';
  if (!text.endsWith('\n')) faults.push('the last line has no end');
  text
    .slice(0, -1)
    .split('\n')
    .forEach((line, index) => {
      const fault = (what: string): void => void faults.push(`line ${index + 1}: ${what}: ${line}`);
      const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
      if (keyword === 'HELP') {
        if (closed.has(name)) fault('a family in two places');
        if (!NAME.test(name) || rest === '') fault('no name or no help');
        closed.add(name);
        current = name;
      } else if (keyword === 'TYPE') {
        if (name !== current) fault('a type without its help');
        if (rest === 'counter' && !name.endsWith('_total') && name.startsWith('directorate_')) fault('no _total');
        if (rest !== 'counter' && name.endsWith('_total')) fault('_total of what is no counter');
        types.set(name, rest);
      } else if (line !== '') sample(line, current, types.get(current) ?? '', seen, fault);
    });
  return faults;
}

function sample(line: string, family: string, type: string, seen: Set<string>, fault: (what: string) => void): void {
  const [, name = '', , labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  if (!(SUFFIXES[type] ?? []).some((suffix) => name === `${family}${suffix}`)) fault('a sample outside of its family');
  // A mean of nothing is NaN, in any case that Go's ParseFloat takes.
  if (!Number.isFinite(Number(value)) && value.toLowerCase() !== 'nan') fault('no number');
  if (type !== 'gauge' && Number(value) < 0) fault('a negative count');
  const key = `${name}{${labels}}`;
  if (seen.has(key)) fault('a series twice');
  seen.add(key);
  const names = new Set<string>();
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < labels.length) {
    const match = LABEL.exec(labels);
    if (match === null) {
      fault('unreadable labels');
      return;
    }
    if (names.has(match[1] ?? '')) fault('a label twice');
    names.add(match[1] ?? '');
  }
}
