import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import { InvalidArgumentError, Option } from 'commander';

/** Reads an instant, or a day, which stands for its first moment in UTC. */
export const toInstant = (text: string): Instant => {
  const spelt = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00.000Z` : text;
  if (isInstant(spelt)) return spelt;
  throw new InvalidArgumentError(
    'Expected a day such as 2026-03-01, or an instant such as 2026-03-01T00:00:00.000Z.',
  );
};

/** Reads a count of at least one. */
export const toCount = (text: string): number => {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Expected a whole number, 1 or more.');
};

const collected = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];

/** An option that may be given again and again. */
export const many = (flags: string, description: string): Option =>
  new Option(flags, description).default([]).argParser(collected);

/** The present moment. */
export const nowInstant = (): Instant => toInstant(new Date().toISOString());

/** The first moment that an instant can name. */
export const FIRST_INSTANT: Instant = toInstant('0000-01-01');

/** The options that name a stretch of time. */
export const stretchOptions = (what: string): readonly Option[] => [
  new Option('--from <instant>', `${what} from then on; default: of all time`).argParser(toInstant),
  new Option('--to <instant>', `${what} before then; default: until now`).argParser(toInstant),
];

/** The option that names a language. */
export const languageOption = (): Option =>
  new Option('--lang <language>', 'the language').choices(['en', 'it']).default('en');

/** A stretch of time as it was told, from the first moment of all until now. */
export const stretchOf = ({ from = FIRST_INSTANT, to = nowInstant() }: ToldStretch): Stretch => ({
  from,
  to,
});

/** What of a stretch of time was told. */
export interface ToldStretch {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** The options that name earlier seals. */
export const sealOptions = (): readonly Option[] => [
  many('--seal <file>', 'hold the log against an earlier seal; may be given more than once'),
  many('--leaves <file>', 'the leaves of that seal; default: <seal>.leaves, if that is there'),
  new Option('--key <file>', 'the public key of whoever signed the seal, in PEM'),
];

/** The options that name one seal, which has to be given. */
export const oneSealOptions = (purpose: string): readonly Option[] => [
  new Option('--seal <file>', purpose).argParser((file: string) => [file]).makeOptionMandatory(),
  many('--leaves <file>', 'the leaves of that seal; default: <seal>.leaves, if that is there'),
  new Option(
    '--key <file>',
    'the public key of whoever signed the seal, in PEM',
  ).makeOptionMandatory(),
];

/** The options of every command that reads a log. */
export const logOptions = (): readonly Option[] => [
  new Option('--category <name>', 'the category of the streams on a server'),
  new Option('--json', 'for machines: one JSON object').default(false),
  new Option('--quiet', 'no progress on standard error').default(false),
];
