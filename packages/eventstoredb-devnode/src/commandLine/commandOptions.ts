import { LIBRARY_VERSION } from '@disdetta/core';
import { Command, CommanderError } from 'commander';
import * as E from 'fp-ts/lib/Either.js';

/** The options as somebody typed them. */
export interface TypedOptions {
  readonly host: string;
  readonly port: string;
  readonly db?: string;
  readonly mem: boolean;
  readonly tls?: readonly string[];
  readonly insecure: boolean;
}

/** Why there are no options to go by: `help` is what was asked for. */
export type NoOptions =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** What the command line asks for. */
export const readCommandLine = (words: readonly string[]): E.Either<NoOptions, TypedOptions> => {
  let help = '';
  const command = new Command('eventstoredb-devnode')
    .description(
      "A node for tests and laptops that speaks EventStoreDB's protocol. Never for production.",
    )
    .version(LIBRARY_VERSION)
    .option('--host <host>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'the port to listen at; 0 takes any that is free', '2113')
    .option('--db <file>', 'the file of the log; default: eventstoredb-devnode.db in this folder')
    .option('--mem', 'keep the log in memory: it is gone with the node', false)
    .option('--tls <files...>', 'the certificate and its key, as PEM files; users are checked')
    .option('--insecure', 'anybody may do anything; so it is without --tls in any case', false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        help += text;
      },
      writeErr: () => undefined,
    });
  try {
    command.parse(withoutSeparator(words), { from: 'user' });
    return E.right(command.opts<TypedOptions>());
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return E.left(
      thrown.exitCode === 0
        ? { kind: 'help', text: help.trimEnd() }
        : { kind: 'wrong', sentence: sentenceOf(thrown.message) },
    );
  }
};

/** Package managers hand on the `--` that sets their own options apart. */
const withoutSeparator = (words: readonly string[]): readonly string[] =>
  words[0] === '--' ? words.slice(1) : words;

const sentenceOf = (message: string): string => {
  const text = message.replace(/^error: /, '').replaceAll('\n', ' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
};
