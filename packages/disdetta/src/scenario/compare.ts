import type { Handled, Refusal } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { mismatches } from './match.ts';
import type { Mismatch } from './match.ts';
import type { Then } from './scenario.ts';

/**
 * One spelling for the ways to write a path: `data.lines.0.at`, `data.lines[0].at`, `/data/at`,
 * and `at`, since a path that names no root is one of the data.
 */
const plainPath = (path: string): string =>
  path
    .split(/[./[\]]+/)
    .filter((part) => part !== '' && part !== '$')
    .join('.')
    .replace(/^data\./, '');

/** Where what a command came to differs from what a scenario expects of it. */
export const compare = (then: Then, outcome: E.Either<Refusal, Handled>): readonly Mismatch[] => {
  switch (then.kind) {
    case 'events': {
      if (E.isLeft(outcome)) {
        const { code, message } = outcome.left;
        return [{ path: 'then.events', expected: 'to be accepted', found: `${code}: ${message}` }];
      }
      // A repeated command adds nothing, and answers with its original outcome: both may be told.
      const isNothingNew = outcome.right.repeated && then.events.length === 0;
      return isNothingNew ? [] : mismatches(then.events, outcome.right.events, 'then.events');
    }
    case 'rejected': {
      if (E.isRight(outcome)) return [accepted('then.rejected', 'to be rejected', outcome.right)];
      const { facts, ...rejection } = outcome.left;
      return mismatches(then.rejected, { ...facts, ...rejection, facts }, 'then.rejected');
    }
    case 'invalid': {
      if (E.isRight(outcome)) return [accepted('then.invalid', 'to be invalid', outcome.right)];
      if (outcome.left.code !== 'InvalidCommand') {
        return [{ path: 'then.invalid', expected: 'InvalidCommand', found: outcome.left.code }];
      }
      const found = outcome.left.facts.faults.map(({ path }) => plainPath(path));
      const expected = then.paths.map(plainPath);
      return mismatches(expected.toSorted(), found.toSorted(), 'then.invalid.paths');
    }
  }
};

const accepted = (path: string, expected: string, { events }: Handled): Mismatch => ({
  path,
  expected,
  found: `accepted: ${events.map(({ type }) => type).join(', ') || 'no event'}`,
});
