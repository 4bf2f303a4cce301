import type { Statement } from '../ledger.js';
import { LINES_MAX, malformed } from '../malformed.js';

const FILE = 'ldirectord.cf';

interface Directive extends Statement {
  lastLine: number;
  readonly block: Directive[] | null;
}

/** `name = value` of one line; null when there is no `=`. */
function directiveOf(text: string, line: number, block: Directive[] | null): Directive | null {
  const at = text.indexOf('=');
  const name = (at < 0 ? text : text.slice(0, at)).trim();
  if (!/^[a-z0-9_-]+$/i.test(name) || (at < 0 && name !== 'supervised')) return null;
  return { file: FILE, line, lastLine: line, words: [name, '=', at < 0 ? 'yes' : text.slice(at + 1).trim()], block };
}

/** The lines of ldirectord.cf: `virtual` and `virtual6` with what is indented below them, and what stands at the margin. */
export function readDirectives(text: string): Statement[] {
  const top: Directive[] = [];
  let current: Directive | null = null;
  const lines = text.split('\n');
  if (lines.length > LINES_MAX) {
    throw malformed(
      { file: FILE, line: LINES_MAX, column: 1 },
      `there are more than ${LINES_MAX} lines`,
      'Import it in parts.',
    );
  }
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    if (/^\s*(#|$)/.test(line)) continue;
    const number = index + 1;
    const isIndented = /^\s/.test(line);
    // Inside of a virtual service `#` begins a comment even in quotes; at the margin only at the start of a line.
    const content = isIndented ? (line.split('#', 1)[0] ?? '').trim() : line;
    const begins = /^virtual6?\s*=/.test(content);
    const directive = directiveOf(content, number, begins && !isIndented ? [] : null);
    const column = line.length - line.trimStart().length + 1;
    const position = { file: FILE, line: number, column };
    if (directive === null) throw malformed(position, 'it is no directive', 'Write NAME = VALUE.');
    if (!isIndented) {
      top.push(directive);
      current = directive.block === null ? null : directive;
    } else {
      if (current === null)
        throw malformed(position, 'it is indented, but belongs to no virtual', 'Begin it at the margin.');
      current.block?.push(directive);
      current.lastLine = number;
    }
  }
  return top;
}
