import { malformed, type Position } from '../malformed.js';

/** One word of a line: quotes are taken off; `isBrace` for `{` and `}` that open and close blocks. */
export interface Word {
  readonly text: string;
  readonly isBrace: boolean;
  readonly column: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

/** Reads what follows a backslash; gives the character and how many were read. */
function escaped(line: string, at: number): { text: string; length: number } {
  const next = line[at] ?? '';
  const octal = /^[0-7]{1,3}/.exec(line.slice(at, at + 3))?.[0];
  if (octal !== undefined) return { text: String.fromCharCode(Number.parseInt(octal, 8) & 255), length: octal.length };
  const hex = next === 'x' ? /^[0-9a-fA-F]{1,2}/.exec(line.slice(at + 1, at + 3))?.[0] : undefined;
  if (hex !== undefined) return { text: String.fromCharCode(Number.parseInt(hex, 16)), length: 1 + hex.length };
  return { text: ESCAPES[next] ?? next, length: Math.min(1, line.length - at) };
}

/** The line without its comment: `#` and `!` begin one anywhere but in quotes (keepalived.conf(5)). */
export function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === '\\') at += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#' || char === '!') return line.slice(0, at);
  }
  return line;
}

interface Reading {
  text: string;
  isQuoted: boolean;
  readonly column: number;
}

/** Where a brace stands alone, or a `{` ends the line, it opens or closes a block; elsewhere it is a part of its word. */
function finish(reading: Reading, isLast: boolean): Word[] {
  const { text, isQuoted, column } = reading;
  if (isQuoted || !/[{}]$/.test(text)) return [{ text, isBrace: false, column }];
  if (text === '{' || text === '}') return [{ text, isBrace: true, column }];
  if (!isLast || !text.endsWith('{') || text.includes('}')) return [{ text, isBrace: false, column }];
  const head = text.slice(0, -1);
  return [
    { text: head, isBrace: false, column },
    { text: '{', isBrace: true, column: column + head.length },
  ];
}

/** Splits a line without comment into words (keepalived.conf(5), "Quoted strings"). */
export function wordsOf(line: string, at: Omit<Position, 'column'>): Word[] {
  const readings: Reading[] = [];
  let current: Reading | null = null;
  let quote = '';
  let quotedFrom = 0;
  for (let index = 0; index < line.length; index += 1) {
    const char = line[index] ?? '';
    if (quote === '' && (char === ' ' || char === '\t' || char === '\r')) {
      current = null;
      continue;
    }
    if (current === null) {
      current = { text: '', isQuoted: false, column: index + 1 };
      readings.push(current);
    }
    if (char === '\\') {
      const { text, length } = escaped(line, index + 1);
      current.text += text;
      index += length;
    } else if (quote !== '' && char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      quotedFrom = index + 1;
      current.isQuoted = true;
    } else current.text += char;
  }
  if (quote !== '') {
    throw malformed({ ...at, column: quotedFrom }, `the quote ${quote} is not closed`, 'Close it on the same line.');
  }
  return readings.flatMap((reading, index) => finish(reading, index === readings.length - 1));
}
