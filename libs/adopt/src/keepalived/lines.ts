import type { DomainError } from '#libs/errors';
import { LINES_MAX, malformed } from '../malformed.js';
import { withoutComment } from './words.js';

/** A line as it is read: comment gone, variables put in, included files in their place. */
export interface Line {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Why the line as a whole cannot be taken; null: it can. */
  readonly refusal: { readonly why: string; readonly whatInstead: string } | null;
}

export interface KeepalivedSurroundings {
  /** Texts of included files by the path that the `include` names. */
  readonly files?: Readonly<Record<string, string>>;
  /** What `keepalived -i` would be given, or the machine's name: lines beginning with `@name` count on that machine only. */
  readonly configId?: string;
}

interface RawLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const DEFINITION = /^\s*\$([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s;
const INCLUDE = /^\s*include[rmwba]?\s+(\S+)\s*$/;
const SEQUENCE = /^\s*~SEQ\(([^()]{1,200})\)\s+(.*)$/s;
const DEPTH_MAX = 20;
const LENGTH_MAX = 65_536;
/** Lines looked at, with those that come to nothing: variables in variables multiply. */
const WORK_MAX = 2 * LINES_MAX;

const rawLines = (text: string, file: string): RawLine[] =>
  text.split('\n').map((line, index) => ({ file, line: index + 1, text: withoutComment(line).trimEnd() }));

const tooMany = (line: RawLine): DomainError =>
  malformed({ ...line, column: 1 }, `there are more than ${LINES_MAX} lines`, 'Import the parts one by one.');

/** Puts variables, conditions, sequences and included files in; keepalived.conf(5), "Advanced configuration". */
export class LineReader {
  private readonly variables = new Map<string, string>();
  private readonly out: Line[] = [];
  private work = 0;

  constructor(private readonly surroundings: KeepalivedSurroundings) {}

  read(text: string, file: string): Line[] {
    this.readAll(rawLines(text, file), 0);
    return this.out;
  }

  private readAll(lines: readonly RawLine[], depth: number): void {
    const [first] = lines;
    if (depth > DEPTH_MAX && first !== undefined) {
      const hint = 'Look for a variable or a file that contains itself.';
      throw malformed({ ...first, column: 1 }, `variables or included files are nested deeper than ${DEPTH_MAX}`, hint);
    }
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at];
      if (line === undefined) continue;
      this.work += 1;
      if (this.work > WORK_MAX) throw tooMany(line);
      if (line.text.trim() === '') continue;
      const definition = DEFINITION.exec(line.text);
      if (definition === null) this.readLine(line, depth);
      else at = this.define(definition, lines, at);
    }
  }

  /** A value that ends with a backslash goes on in the next line. */
  private define([, name = '', value = '']: RegExpExecArray, lines: readonly RawLine[], at: number): number {
    const parts = [value];
    let last = at;
    while ((parts.at(-1) ?? '').endsWith('\\')) {
      parts.push((parts.pop() ?? '').slice(0, -1));
      last += 1;
      const next = lines[last];
      if (next === undefined) break;
      parts.push(next.text);
    }
    const kept = parts.length > 1 && (parts[0] ?? '').trim() === '' ? parts.slice(1) : parts;
    this.variables.set(name, kept.map((part) => part.trim()).join('\n'));
    return last;
  }

  private readLine(line: RawLine, depth: number): void {
    const condition = /^\s*@(\^?)(\S+)\s*(.*)$/s.exec(line.text);
    const sequence = SEQUENCE.exec(line.text);
    if (condition !== null) this.readConditional(line, condition, depth);
    else if (sequence !== null) this.repeat(line, sequence, depth);
    else if (/^\s*~(SEQx?|LST)\b/.test(line.text)) {
      const why = 'Only ~SEQ(variable, start, step, end) of the repeating lines is read';
      this.add(line, why, 'Write the lines out one by one.');
    } else this.readPlain(line, depth);
  }

  /** A variable may hold whole lines, with conditions and definitions in them. */
  private readPlain(line: RawLine, depth: number): void {
    const text = this.substitute(line);
    if (text !== line.text) {
      const parts = text.split('\n').map((part) => ({ ...line, text: part }));
      this.readAll(parts, depth + 1);
      return;
    }
    const path = INCLUDE.exec(text)?.[1];
    if (path === undefined) this.add(line);
    else this.include(line, path, depth);
  }

  private readConditional(line: RawLine, [, not, id, rest = '']: RegExpExecArray, depth: number): void {
    const { configId } = this.surroundings;
    if (configId === undefined) {
      const why = `It counts ${not === '^' ? 'not ' : ''}on the machine ${id ?? ''} only`;
      this.add(line, why, 'Name the machine with configId, or take the line over by hand.');
    } else if ((configId === id) !== (not === '^')) this.readAll([{ ...line, text: rest }], depth + 1);
  }

  /** `~SEQ(variable, start, step, end)`: start and step may be left out. */
  private repeat(line: RawLine, [, list = '', rest = '']: RegExpExecArray, depth: number): void {
    const [name = '', ...words] = list.split(',').map((word) => word.trim());
    const numbers = words.map(Number);
    const end = numbers.at(-1) ?? Number.NaN;
    const start = numbers.length > 1 ? (numbers[0] ?? 0) : end > 0 ? 1 : -1;
    const step = numbers.length > 2 ? (numbers[1] ?? 0) : start <= end ? 1 : -1;
    if (numbers.length > 3 || ![start, step, end].every(Number.isSafeInteger) || step === 0 || !/^\w+$/.test(name)) {
      throw malformed({ ...line, column: 1 }, '~SEQ(…) cannot be read', 'Write ~SEQ(variable, start, step, end).');
    }
    const count = Math.floor((end - start) / step) + 1;
    if (count > LINES_MAX) throw tooMany(line);
    for (let index = 0; index < count; index += 1) {
      this.variables.set(name, String(start + index * step));
      this.readAll([{ ...line, text: rest }], depth + 1);
    }
  }

  private include(line: RawLine, path: string, depth: number): void {
    const text = this.surroundings.files?.[path];
    if (text === undefined) {
      this.add(line, `The file ${path} was not given`, 'Send its text along, or put it in the place of this line.');
      return;
    }
    this.readAll(rawLines(text, path), depth + 1);
  }

  /** `$NAME` before white space and `${NAME}` anywhere; what is not defined stays. */
  private substitute(line: RawLine): string {
    let text = line.text;
    for (let round = 0; round < DEPTH_MAX && text.includes('$'); round += 1) {
      const next = text.replaceAll(/(?<!\\)\$(?:\{(\w+)\}|(\w+)(?=\s|$))/g, (whole, braced?: string, bare?: string) => {
        const name = braced ?? bare ?? '';
        if (name === '_HASH') return '\\#';
        if (name === '_BANG') return '\\!';
        return this.variables.get(name) ?? whole;
      });
      if (next.length > LENGTH_MAX) {
        throw malformed(
          { ...line, column: 1 },
          'variables make the line too long',
          'Look for one that contains itself.',
        );
      }
      // A value of several lines sets variables that the rest of it needs.
      if (next === text || next.includes('\n')) return next;
      text = next;
    }
    return text;
  }

  private add(line: RawLine, why?: string, whatInstead = ''): void {
    if (this.out.length >= LINES_MAX) throw tooMany(line);
    this.out.push({ ...line, refusal: why === undefined ? null : { why, whatInstead } });
  }
}
