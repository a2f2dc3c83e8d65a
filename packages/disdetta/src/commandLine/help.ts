import { Help } from 'commander';
import type { HelpConfiguration, Option } from 'commander';

/** What an option is by itself, where that has to be said. */
const defaultOf = ({ defaultValue }: Option): readonly string[] =>
  typeof defaultValue === 'string' || typeof defaultValue === 'number'
    ? [`default: ${defaultValue}`]
    : [];

/**
 * How all help is spelt: what has to be given says so, and what is off unless it is given needs no
 * word.
 */
export const HELP: HelpConfiguration = {
  optionDescription: (option) => {
    const choices =
      option.argChoices === undefined ? [] : [`one of ${option.argChoices.join(', ')}`];
    const facts = [...(option.mandatory ? ['required'] : []), ...choices, ...defaultOf(option)];
    return facts.length === 0 ? option.description : `${option.description} (${facts.join('; ')})`;
  },
  subcommandTerm: (command) => new Help().subcommandTerm(command).replace(' [options]', ''),
};

/** The examples that stand under the help of a command. */
export const examples = (...lines: readonly string[]): string =>
  ['', 'Examples:', ...lines.map((line) => `  $ ${line}`), ''].join('\n');
