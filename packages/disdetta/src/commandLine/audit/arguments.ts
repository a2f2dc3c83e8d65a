import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import { InvalidArgumentError, Option } from 'commander';

/** Reads an instant, or a day, which stands for its first moment in UTC. */
export const toInstant = (text: string): Instant => {
  const spelt = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00.000Z` : text;
  if (isInstant(spelt)) return spelt;
  throw new InvalidArgumentError('Expected an instant such as 2026-03-01T00:00:00.000Z.');
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

const many = (flags: string, description: string): Option =>
  new Option(flags, description).default([], 'none').argParser(collected);

/** The present moment. */
export const nowInstant = (): Instant => toInstant(new Date().toISOString());

/** The options that name earlier seals. */
export const sealOptions = (): readonly Option[] => [
  many('--seal <file>', 'hold the log against an earlier seal; may be given more than once'),
  many('--leaves <file>', 'the leaves of that seal; default: <seal>.leaves, if that is there'),
  new Option('--key <file>', 'the public key of whoever signed the seal, in PEM'),
];

/** The options of every command that reads a log. */
export const logOptions = (): readonly Option[] => [
  new Option('--category <name>', 'the category of the streams on a server'),
  new Option('--json', 'for machines: one JSON object').default(false),
  new Option('--quiet', 'no progress on standard error').default(false),
];
