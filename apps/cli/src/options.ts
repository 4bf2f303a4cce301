import { InvalidArgumentError, type Command } from 'commander';

/** Adds the options that every list has. */
export function asList(command: Command): Command {
  return command
    .option('-q, --search <text>', 'objects whose name contains this text')
    .option('--tags <tags>', 'objects that have all of these tags (commas between them)')
    .option('--sort <attribute>', 'sort by an attribute, such as name:desc')
    .option('--limit <count>', 'at most so many');
}

/** For commander: a whole number. */
export function wholeNumber(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** For commander: a time such as 90s, 15m, 4h or 1d, in seconds. */
export function duration(text: string): number {
  const [, count, unit = 's'] = /^([1-9]\d{0,6})([smhd])?$/.exec(text) ?? [];
  const seconds = UNITS[unit];
  if (count !== undefined && seconds !== undefined) return Number(count) * seconds;
  throw new InvalidArgumentError('It takes a time such as 90s, 15m, 4h or 1d.');
}

/** For commander: an option that may be repeated. */
export const many = (value: string, before: string[] = []): string[] => [...before, value];

/** For commander: words with commas between them. */
export function commaList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
