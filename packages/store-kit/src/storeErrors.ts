import type {
  AppendTooLarge,
  ExpectedRevision,
  RevisionConflict,
  StoreUnavailable,
} from '@disdetta/core';

/** The stream stands elsewhere than the writer believed. */
export const conflict = (
  stream: string,
  expected: ExpectedRevision,
  actual: ExpectedRevision,
): RevisionConflict => ({
  code: 'RevisionConflict',
  message: `${stream} stands at ${actual}, not at ${expected}: read what is new and decide again.`,
  facts: { stream, expected, actual },
});

/** An event stands on its stream already, elsewhere than it should go now. */
export const repeated = (
  stream: string,
  expected: ExpectedRevision,
  actual: ExpectedRevision,
): RevisionConflict => ({
  code: 'RevisionConflict',
  message: `${stream} has an event of this append already: read it and decide again.`,
  facts: { stream, expected, actual },
});

/** The store was closed by its owner. */
export const closed: StoreUnavailable = {
  code: 'StoreUnavailable',
  message: 'This store was closed: open it again.',
  facts: { cause: 'closed' },
};

/** More than one append may hold. */
export const tooLarge = (stream: string, bytes: number, limit: number): AppendTooLarge => ({
  code: 'AppendTooLarge',
  message: `An append to ${stream} of ${bytes} bytes is more than the ${limit} that one may hold: split the command.`,
  facts: { stream, bytes, limit },
});
