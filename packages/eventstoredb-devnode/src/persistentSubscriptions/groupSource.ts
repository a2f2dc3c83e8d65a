import * as E from 'fp-ts/lib/Either.js';
import type { CallError } from '../protocol/callErrors.ts';
import { readFilter } from '../protocol/filters.ts';
import type { EventFilterMessage, PositionMessage } from '../protocol/messages.ts';
import { readPosition } from '../protocol/positions.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { invalid, placeInStream } from '../streams/readRequest.ts';
import { failed } from './groupErrors.ts';
import type { GroupOptions } from './messages.ts';
import { WHOLE_LOG } from './settings.ts';
import type { GroupFilter, GroupName } from './settings.ts';

/** What a group is given, and from where on. */
export interface GroupSource {
  readonly name: GroupName;
  readonly startFrom: bigint | 'end';
  readonly filter: GroupFilter | null;
}

/** What a request says that a group is to be given, in the words of old and new clients. */
export const readSource = (
  options: GroupOptions,
  lastPosition: bigint,
): E.Either<CallError, GroupSource> =>
  options.streamOption === 'all' && options.all !== undefined
    ? ofLog(options.groupName, options.all, lastPosition)
    : ofStream(options);

const ofStream = (options: GroupOptions): E.Either<CallError, GroupSource> => {
  const { stream, streamIdentifier, groupName, settings } = options;
  const revision = settings?.revision ?? '0';
  const named = stream ?? { streamIdentifier, revisionOption: 'revision', revision };
  const name = { stream: readStreamName(named.streamIdentifier), group: groupName };
  if (name.stream === '') return E.left(failed(name, 'Bad stream name.'));
  if (name.stream === WHOLE_LOG) {
    return E.left(failed(name, 'A group on the whole log says so, and does not name a stream.'));
  }
  const place = placeInStream(named);
  return E.right({ name, startFrom: place === 'start' ? 0n : place, filter: null });
};

const ofLog = (
  group: string,
  { allOption, position, filterOption, filter }: NonNullable<GroupOptions['all']>,
  lastPosition: bigint,
): E.Either<CallError, GroupSource> => {
  const name = { stream: WHOLE_LOG, group };
  const asked = filterOption === 'filter' && filter !== undefined ? filter : null;
  const wrong = asked === null ? E.right(null) : readFilter(asked);
  if (E.isLeft(wrong)) return E.left(invalid(wrong.left));
  const source = (startFrom: bigint | 'end'): E.Either<CallError, GroupSource> =>
    E.right({ name, startFrom, filter: asked === null ? null : filterIn(asked) });

  if (allOption === 'end') return source('end');
  if (allOption !== 'position' || position === undefined) return source(0n);
  if (isEnd(position)) return source('end');
  const place = readPosition(position);
  return place === null || place > lastPosition
    ? E.left(failed(name, 'Invalid Start From position: it is not in the log.'))
    : source(place);
};

const NO_PLACE = (2n ** 64n - 1n).toString();

const isEnd = ({ commitPosition, preparePosition }: PositionMessage): boolean =>
  commitPosition === NO_PLACE && preparePosition === NO_PLACE;

const filterIn = ({ filter, streamIdentifier, eventType }: EventFilterMessage): GroupFilter => {
  const on = filter === 'eventType' ? 'eventType' : 'streamName';
  const expression = on === 'eventType' ? eventType : streamIdentifier;
  return { on, regex: expression?.regex ?? '', prefixes: expression?.prefix ?? [] };
};
