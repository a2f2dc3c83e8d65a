import * as E from 'fp-ts/lib/Either.js';
import { tooLarge } from '../../small/errors.ts';
import { broken } from '../brokenStore.ts';
import { appending, writingTexts } from '../ways/writing.ts';

/** Faults of appends that are large or too large. */
export const largeFaults = [
  broken(
    'writes the beginning of what is too large',
    ['the size of an append: may not be one byte more, and nothing of it is written'],
    appending(async (store, stream, expected, [first, ...rest]) => {
      const answer = await store.append(stream, expected, [first, ...rest])();
      if (E.isLeft(answer) && answer.left.code === 'AppendTooLarge' && rest.length > 0) {
        await store.append(stream, expected, [first])();
      }
      return answer;
    }),
  ),

  broken(
    'fails for good after what is too large',
    ['the size of an append: is refused again and again, and the store goes on'],
    (store) => {
      let hasFailed = false;
      return {
        append: (stream, expected, events) => async () => {
          if (hasFailed) {
            return E.left({ code: 'StoreFailed', message: 'failed', facts: { cause: 'size' } });
          }
          const answer = await store.append(stream, expected, events)();
          hasFailed = E.isLeft(answer) && answer.left.code === 'AppendTooLarge';
          return answer;
        },
      };
    },
  ),

  broken(
    'throws when an append is too large',
    ['the size of an append: may not be one byte more, and nothing of it is written'],
    appending(async (store, ...request) => {
      const answer = await store.append(...request)();
      if (E.isLeft(answer) && answer.left.code === 'AppendTooLarge') throw new Error('too large');
      return answer;
    }),
  ),

  broken(
    'does not say how large an append was',
    ['the size of an append: may not be one byte more, and nothing of it is written'],
    appending(async (store, stream, expected, events) => {
      const answer = await store.append(stream, expected, events)();
      return E.isLeft(answer) && answer.left.code === 'AppendTooLarge'
        ? E.left(tooLarge(stream, 0))
        : answer;
    }),
  ),

  broken(
    'cuts texts that are nearly as long as the limit',
    ['the size of an append: may be exactly the limit, and it comes back whole'],
    writingTexts((text) => (text.length < 700_000 ? text : text.slice(0, 700_000))),
  ),

  broken(
    'cuts texts beyond 400,000 characters',
    ['the size of an append: may be exactly the limit with several events'],
    writingTexts((text) => (text.length > 1_040_000 ? text : text.slice(0, 400_000))),
  ),
];
