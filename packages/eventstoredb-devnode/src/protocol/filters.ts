import * as E from 'fp-ts/lib/Either.js';
import type { RecordFilter } from '../log/recordFilter.ts';
import type { EventFilterMessage, ExpressionMessage } from './messages.ts';

/** How many records are looked at between checkpoints for each unit of the multiplier. */
const DEFAULT_WINDOW = 32;

/** The records that a filter lets through; left with a sentence when its regex is none. */
export const readFilter = (message: EventFilterMessage): E.Either<string, RecordFilter> => {
  const { filter, streamIdentifier, eventType } = message;
  if (filter === 'streamIdentifier' && streamIdentifier !== undefined) {
    return E.map(
      (matches: (text: string) => boolean): RecordFilter =>
        ({ stream }) =>
          matches(stream),
    )(matcherOf(streamIdentifier));
  }
  if (filter === 'eventType' && eventType !== undefined) {
    return E.map(
      (matches: (text: string) => boolean): RecordFilter =>
        ({ type }) =>
          matches(type),
    )(matcherOf(eventType));
  }
  return E.left('A filter says what it looks at: stream names or event types.');
};

/** After how many records, wanted or not, a place is told. */
export const checkpointIntervalOf = (message: EventFilterMessage): number => {
  const window = message.window === 'max' && message.max ? message.max : DEFAULT_WINDOW;
  return window * Math.max(1, message.checkpointIntervalMultiplier);
};

const matcherOf = ({
  regex,
  prefix,
}: ExpressionMessage): E.Either<string, (text: string) => boolean> => {
  if (regex === '') return E.right((text) => prefix.some((start) => text.startsWith(start)));
  return E.map(
    (expression: RegExp) =>
      (text: string): boolean =>
        expression.test(text),
  )(expressionOf(regex));
};

/** Options that .NET lets an expression begin with, `(?i)`, are flags here. */
const OPTIONS = /^\(\?([ims]+)\)/;

const expressionOf = (regex: string): E.Either<string, RegExp> => {
  const options = OPTIONS.exec(regex);
  const [start, flags] = options === null ? ['', ''] : [options[0], options[1] ?? ''];
  return E.tryCatch(
    () => new RegExp(anchored(regex.slice(start.length)), flags),
    (thrown) => `${regex} is no regular expression: ${String(thrown)}`,
  );
};

/** The anchors of .NET that stand for the ends of the whole text. */
const anchored = (regex: string): string =>
  regex.replaceAll(/\\(.)/gs, (escaped, letter: string) => {
    if (letter === 'A') return '(?<![^])';
    if (letter === 'z') return '(?![^])';
    return letter === 'Z' ? '(?=\\n?(?![^]))' : escaped;
  });
