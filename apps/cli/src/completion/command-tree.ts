import type { Command, Option } from 'commander';

/** One option of a command. */
export interface OptionInfo {
  /** `--wait`, `-o`. */
  readonly flags: readonly string[];
  /** As help writes it: `-o, --output <format>`. */
  readonly usage: string;
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** One command with all below it. */
export interface CommandInfo {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The names that lead to it, from the program on. */
  readonly path: readonly string[];
  readonly usage: string;
  readonly description: string;
  readonly options: readonly OptionInfo[];
  readonly children: readonly CommandInfo[];
}

const infoOf = ({ short, long, flags, description, required, optional, argChoices }: Option): OptionInfo => ({
  flags: [short, long].filter((flag): flag is string => flag !== undefined),
  ...{ usage: flags, description, takesValue: required || optional, choices: argChoices ?? [] },
});

/** The commands and their options as values. */
export function commandTree(command: Command, above: readonly string[] = []): CommandInfo {
  const path = [...above, command.name()];
  const help = command.createHelp();
  const args = command.registeredArguments.map((argument) => {
    const word = argument.variadic ? `${argument.name()}…` : argument.name();
    return argument.required ? `<${word}>` : `[${word}]`;
  });
  const below = command.commands.length > 0 ? ['<command>'] : [];
  return {
    ...{ name: command.name(), aliases: command.aliases(), path, description: command.description() },
    usage: [...path, ...args, ...below].join(' '),
    options: help.visibleOptions(command).map(infoOf),
    children: help
      .visibleCommands(command)
      .filter((child) => child.name() !== 'help')
      .map((child) => commandTree(child, path)),
  };
}

/** The command and all below it, in the order of help. */
export function allCommands(root: CommandInfo): CommandInfo[] {
  return [root, ...root.children.flatMap(allCommands)];
}
