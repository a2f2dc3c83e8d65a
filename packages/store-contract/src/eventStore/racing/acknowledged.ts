import type { Appended } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { AppendTried } from './history.ts';

/** An append that was acknowledged. */
export interface Acknowledged extends Omit<AppendTried, 'answer'> {
  readonly place: Appended;
}

/** The append, if it was acknowledged. */
export const acknowledgedOf = ({ answer, ...append }: AppendTried): readonly Acknowledged[] =>
  E.isRight(answer) ? [{ ...append, place: answer.right }] : [];

/** The revision of its first event. */
export const firstOf = ({ labels, place }: Acknowledged): number =>
  Number(place.revision) - labels.length + 1;
