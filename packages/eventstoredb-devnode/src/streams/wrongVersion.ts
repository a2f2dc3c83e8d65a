import type { Expectation, WriteRefusal } from '../log/nodeLog.ts';
import type { EmptyMessage } from '../protocol/messages.ts';

type Refused = Extract<WriteRefusal, { readonly code: 'WrongExpectedVersion' }>;
type Fields = Readonly<Record<string, string | EmptyMessage>>;

/** What Append answers a writer who was wrong about the stream; clients of old read other fields. */
export const wrongVersionFields = ({ expected, actual }: Refused): Fields => ({
  ...fieldOf(actual, { 'no-stream': 'currentNoStream' }, 'currentRevision'),
  ...fieldOf(actual, { 'no-stream': 'oldNoStream' }, 'oldCurrentRevision'),
  ...fieldOf(
    expected,
    {
      any: 'expectedAny',
      'no-stream': 'expectedNoStream',
      'stream-exists': 'expectedStreamExists',
    },
    'expectedRevision',
  ),
  ...oldExpectation(expected),
});

/** What BatchAppend answers a writer who was wrong about the stream. */
export const batchWrongVersionFields = ({ expected, actual }: Refused): Fields => ({
  ...fieldOf(actual, { 'no-stream': 'currentNoStream' }, 'currentStreamRevision'),
  ...fieldOf(
    expected,
    {
      any: 'expectedAny',
      'no-stream': 'expectedNoStream',
      'stream-exists': 'expectedStreamExists',
    },
    'expectedStreamPosition',
  ),
});

const oldExpectation = (expected: Expectation): Fields =>
  expected === 'no-stream'
    ? {}
    : fieldOf(
        expected,
        { any: 'oldAny', 'stream-exists': 'oldStreamExists' },
        'oldExpectedRevision',
      );

const fieldOf = <Word extends string>(
  place: bigint | Word,
  words: Readonly<Record<Word, string>>,
  number: string,
): Fields => (typeof place === 'bigint' ? { [number]: place.toString() } : { [words[place]]: {} });
