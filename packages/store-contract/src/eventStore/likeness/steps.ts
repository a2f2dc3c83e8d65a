import type { EncodedEvent, ExpectedRevision } from '@disdetta/core';
import fc from 'fast-check';
import { eventWith } from '../../events.ts';

/** An append that is asked for. */
export interface Request {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly [EncodedEvent, ...EncodedEvent[]];
}

/** What a random writer does next. */
export type Step =
  | { readonly kind: 'right'; readonly stream: string; readonly count: number }
  | {
      readonly kind: 'guess';
      readonly stream: string;
      readonly count: number;
      readonly expected: ExpectedRevision;
    }
  | {
      readonly kind: 'again';
      readonly stream: string;
      readonly count: number;
      readonly earlier: number;
    };

const stream = fc.constantFrom('one', 'two', 'due — 二');
const count = fc.integer({ min: 1, max: 4 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('right' as const), stream, count }),
  fc.record({
    kind: fc.constant('guess' as const),
    stream,
    count,
    expected: fc.oneof(fc.constant('no-stream' as const), fc.bigInt({ min: -2n, max: 12n })),
  }),
  fc.record({ kind: fc.constant('again' as const), stream, count, earlier: fc.nat() }),
);

/** New events at a right or wrong revision, or an earlier request again, cut or lengthened. */
export const anySteps = fc.array(step, { maxLength: 25 });

/** What a step asks for when its stream stands there; `undefined`: there is no request to repeat. */
export const requestOf = (
  taken: Step,
  index: number,
  requests: readonly Request[],
  revision: ExpectedRevision,
): Request | undefined => {
  const [first, ...rest] = eventsOf(`${index}`, taken.count);
  if (taken.kind === 'right') {
    return { stream: taken.stream, expected: revision, events: [first, ...rest] };
  }
  if (taken.kind === 'guess') {
    return { stream: taken.stream, expected: taken.expected, events: [first, ...rest] };
  }
  const earlier = requests[taken.earlier % requests.length];
  if (earlier === undefined) return undefined;
  const [same, ...others] = earlier.events;
  const events = [...others, first, ...rest].slice(0, taken.count - 1);
  return { ...earlier, events: [same, ...events] };
};

const eventsOf = (name: string, length: number): Request['events'] => [
  eventWith(`${name}.0`),
  ...Array.from({ length: length - 1 }, (_, at) => eventWith(`${name}.${at + 1}`)),
];
