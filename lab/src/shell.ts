/** A word that a POSIX shell takes as it is, whatever characters it has. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The line that runs exactly this argv. */
export function commandLine(argv: readonly string[]): string {
  return argv.map(quoted).join(' ');
}
