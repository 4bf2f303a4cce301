import { allCommands, type CommandInfo, type OptionInfo } from './command-tree.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that completes the words of the command line in this shell. */
export function completionScript(shell: Shell, root: CommandInfo): string {
  return { bash, zsh, fish }[shell](root);
}

const single = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const placeOf = ({ path }: CommandInfo): string => path.join(' ');
const namesOf = ({ name, aliases }: CommandInfo): string[] => [name, ...aliases];

/** Where each known word leads from each place: `directorate addresses` + `add`. */
function steps(root: CommandInfo, line: (pattern: string, place: string) => string): string[] {
  return allCommands(root).flatMap((command) =>
    command.children.map((child) => {
      const patterns = namesOf(child).map((name) => single(`${placeOf(command)} ${name}`));
      return line(patterns.join('|'), single(placeOf(child)));
    }),
  );
}

/** Options of a command and of the program itself, which every command takes. */
function optionsOf(root: CommandInfo, command: CommandInfo): OptionInfo[] {
  return command === root
    ? [...root.options]
    : [...command.options, ...root.options.filter(({ flags }) => !flags.includes('-V'))];
}

const wordsOf = (root: CommandInfo, command: CommandInfo): string[] => [
  ...command.children.flatMap(namesOf),
  ...optionsOf(root, command).flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('--'))),
];

function valueCases(root: CommandInfo, line: (flag: string, choices: readonly string[]) => string): string[] {
  const choices = new Map<string, readonly string[]>();
  for (const { options } of allCommands(root)) {
    for (const { flags, takesValue, choices: known } of options) {
      if (takesValue)
        for (const flag of flags) choices.set(flag, [...new Set([...(choices.get(flag) ?? []), ...known])]);
    }
  }
  return [...choices].map(([flag, known]) => line(flag, known));
}

function bash(root: CommandInfo): string {
  const words = allCommands(root).map(
    (command) => `    ${single(placeOf(command))}) words=${single(wordsOf(root, command).join(' '))} ;;`,
  );
  const values = valueCases(root, (flag, choices) =>
    choices.length === 0
      ? `    ${flag}) COMPREPLY=($(compgen -f -- "$cur")); return ;;`
      : `    ${flag}) COMPREPLY=($(compgen -W ${single(choices.join(' '))} -- "$cur")); return ;;`,
  );
  return `# bash completion for directorate; use: source <(directorate completion bash)
_directorate() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" place=directorate words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$place \${COMP_WORDS[i]}" in
${steps(root, (pattern, place) => `      ${pattern}) place=${place} ;;`).join('\n')}
    esac
  done
  case "$prev" in
${values.join('\n')}
  esac
  case "$place" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _directorate directorate
`;
}

const described = (name: string, description: string): string =>
  single(`${name.replaceAll(':', '\\:')}:${description.replaceAll(':', '\\:')}`);

function zsh(root: CommandInfo): string {
  const items = allCommands(root).map((command) => {
    const children = command.children.map(({ name, description }) => described(name, description));
    const options = optionsOf(root, command).flatMap(({ flags, description }) =>
      flags.filter((flag) => flag.startsWith('--')).map((flag) => described(flag, description)),
    );
    return `    ${single(placeOf(command))}) items=(${[...children, ...options].join(' ')}) ;;`;
  });
  const values = valueCases(root, (flag, choices) =>
    choices.length === 0
      ? `    ${flag}) _files; return ;;`
      : `    ${flag}) compadd -- ${choices.map(single).join(' ')}; return ;;`,
  );
  return `#compdef directorate
# zsh completion for directorate; use: source <(directorate completion zsh)
_directorate() {
  local place=directorate word
  local -a items
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$place $word" in
${steps(root, (pattern, place) => `      ${pattern}) place=${place} ;;`).join('\n')}
    esac
  done
  case "\${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$place" in
${items.join('\n')}
  esac
  _describe directorate items
}
compdef _directorate directorate
`;
}

const fishQuoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish(root: CommandInfo): string {
  const cases = allCommands(root).flatMap((command) =>
    command.children.map((child) => {
      const patterns = namesOf(child).map((name) => fishQuoted(`${placeOf(command)} ${name}`));
      return `      case ${patterns.join(' ')}\n        set place ${fishQuoted(placeOf(child))}`;
    }),
  );
  const lines = allCommands(root).flatMap((command) => {
    const at = `complete -c directorate -n ${fishQuoted(`__directorate_at "${placeOf(command)}"`)}`;
    const children = command.children.map(
      ({ name, description }) => `${at} -f -a ${fishQuoted(name)} -d ${fishQuoted(description)}`,
    );
    const everywhere = command === root ? 'complete -c directorate' : at;
    const options = command.options.map(({ flags, description, takesValue, choices }) => {
      const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
      const value = choices.length > 0 ? ` -x -a ${fishQuoted(choices.join(' '))}` : takesValue ? ' -r' : '';
      return `${everywhere} ${names.join(' ')}${value} -d ${fishQuoted(description)}`;
    });
    return [...children, ...options];
  });
  return `# fish completion for directorate; use: directorate completion fish | source
function __directorate_at
  set -l place directorate
  for word in (commandline -opc)[2..-1]
    switch "$place $word"
${cases.join('\n')}
    end
  end
  test "$place" = "$argv[1]"
end
${lines.join('\n')}
`;
}
