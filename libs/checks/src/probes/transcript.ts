const LIMIT_BYTES = 4096;
const CUT = '…';

/** Text in which every control character but the line end is written out, so that a terminal or a page shows it safely. */
export function printable(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\x${code.toString(16).padStart(2, '0')}`;
  });
}

/** One line of at most `limit` characters, for a reason. */
export function excerpt(text: string, limit = 120): string {
  const line = printable(text.trim()).replaceAll('\n', ' ⏎ ');
  return line.length > limit ? `${line.slice(0, limit)}${CUT}` : line;
}

/** What was said on the wire, at most 4 KiB of UTF-8: the beginning is kept. */
export class Transcript {
  private text = '';
  private bytes = 0;
  private isFull = false;

  add(direction: '>' | '<' | '*', what: string): void {
    for (const line of printable(what.slice(0, LIMIT_BYTES)).replace(/\n$/, '').split('\n')) {
      this.append(`${direction} ${line}\n`);
    }
  }

  /** Null when nothing was said. */
  get raw(): string | null {
    return this.text === '' ? null : this.text.trimEnd();
  }

  private append(line: string): void {
    if (this.isFull) return;
    const length = Buffer.byteLength(line);
    this.isFull = this.bytes + length > LIMIT_BYTES - CUT.length * 3;
    if (this.isFull) {
      const room = Math.max(0, LIMIT_BYTES - CUT.length * 3 - this.bytes);
      this.text +=
        Buffer.from(line)
          .subarray(0, room)
          .toString('utf8')
          .replace(/\uFFFD+$/, '') + CUT;
      return;
    }
    this.text += line;
    this.bytes += length;
  }
}
