import { allCommands, type CommandInfo, type OptionInfo } from './command-tree.js';

export interface ManPage {
  readonly version: string;
  readonly root: CommandInfo;
  /** Exit status → what it means. */
  readonly exits: readonly (readonly [number, string])[];
}

/** The manual page directorate(1) in man(7) macros. */
export function manPage({ version, root, exits }: ManPage): string {
  const commands = allCommands(root).filter(({ children }) => children.length === 0);
  return [
    `.TH DIRECTORATE 1 "" "Directorate ${version}" "User Commands"`,
    ...section('NAME', [`directorate \\- ${text(firstLower(root.description))}`]),
    ...section('SYNOPSIS', ['.B directorate', `[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]`]),
    ...section('DESCRIPTION', [
      text(
        'Speaks to the public API of the cluster manager and to nothing else: whatever it does, curl can do too, and --curl shows how.',
      ),
      text('Objects are named by name or id. Results go to standard output, progress and refusals to standard error.'),
    ]),
    ...section('OPTIONS', root.options.flatMap(optionLines)),
    ...section('COMMANDS', commands.flatMap(commandLines)),
    ...section(
      'EXIT STATUS',
      exits.flatMap(([status, meaning]) => ['.TP', `.B ${status}`, text(meaning)]),
    ),
    ...section('ENVIRONMENT', [
      ...['.TP', '.B DIRECTORATE_URL', text('Where the manager is, when --url says nothing.')],
      ...['.TP', '.B DIRECTORATE_TOKEN', text('Bearer token, when nobody has logged in.')],
      ...['.TP', '.B DIRECTORATE_CA_FILE', text('CA certificate of the cluster.')],
      ...[
        '.TP',
        '.B DIRECTORATE_CLI_CONFIG',
        text('Where a log-in keeps these three; by default directorate/cli.yaml below the folder for settings.'),
      ],
    ]),
    ...section('EXAMPLES', [
      '.EX',
      text('directorate services add shop tcp/192.0.2.80:80 --create-address --wait'),
      text('directorate servers add shop --node node-1 --weight 2 --dry-run'),
      text('directorate export > cluster.yaml && directorate apply -f cluster.yaml'),
      text('directorate --curl services update shop --scheduler wrr'),
      text('source <(directorate completion bash)'),
      '.EE',
    ]),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] => [`.SH ${title}`, ...lines];

/** Text that troff takes for nothing else: a dot at the beginning, backslashes and hyphens are letters. */
function text(words: string): string {
  const escaped = words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replace(
      /[^\x20-\x7e]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

const firstLower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, '');

const optionLines = ({ usage, description, choices }: OptionInfo): string[] => [
  ...['.TP', `.B ${text(usage)}`],
  text(choices.length === 0 ? description : `${description}: ${choices.join(', ')}`),
];

function commandLines({ usage, aliases, description, options }: CommandInfo): string[] {
  const own = options.filter(({ flags }) => !flags.includes('--help'));
  return [
    `.SS ${text(usage)}`,
    text(description === '' ? '' : description.charAt(0).toUpperCase() + description.slice(1) + '.'),
    ...(aliases.length === 0 ? [] : ['.br', text(`Also: ${aliases.join(', ')}.`)]),
    ...own.flatMap(optionLines),
  ].filter((line) => line !== '');
}
