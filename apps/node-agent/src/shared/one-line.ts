/** Text of any origin as one line for reports: control, format and broken characters become blanks, and it is cut to `max`. */
export function oneLine(text: string, max: number): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
  return clean.length <= max ? clean : `${clean.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
