import { status } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import type { LogReading, StreamReading } from '../log/nodeLog.ts';
import { callError } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { GREATEST_INT64, readPosition } from '../protocol/positions.ts';
import type { AllOptions, ReadOptions, StreamOptions } from './messages.ts';

/** A place as a request names it. */
export type Place = bigint | 'start' | 'end';

/** What a request says that cannot be. */
export const invalid = (sentence: string): CallError =>
  callError(status.INVALID_ARGUMENT, sentence);

/** From where a stream is read; numbers beyond all revisions mean its end. */
export const placeInStream = ({ revisionOption, revision }: StreamOptions): Place => {
  if (revisionOption !== 'revision' || revision === undefined) {
    return revisionOption === 'end' ? 'end' : 'start';
  }
  const number = BigInt(revision);
  return number > GREATEST_INT64 ? 'end' : number;
};

/** From where the log is read. */
export const placeInLog = ({ allOption, position }: AllOptions): E.Either<CallError, Place> => {
  if (allOption !== 'position' || position === undefined) {
    return E.right(allOption === 'end' ? 'end' : 'start');
  }
  const place = readPosition(position);
  return place === null
    ? E.left(invalid('Trying to read from an invalid position.'))
    : E.right(place);
};

/** How much is read, and in which direction. */
export const readingOf = (
  options: ReadOptions,
  from: Place,
): StreamReading & Pick<LogReading, 'from'> => ({
  from,
  direction: options.readDirection === 1 ? 'backwards' : 'forwards',
  count: BigInt(options.count ?? '0'),
  resolveLinks: options.resolveLinks,
});
