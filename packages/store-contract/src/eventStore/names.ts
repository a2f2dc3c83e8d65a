import { expect } from 'expect';
import { answerOf } from '../answers.ts';
import { eventsWith, labelsOf } from '../events.ts';
import { logOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import type { EventStorePromise } from './promise.ts';

/** Each name is a stream of its own, however alike some look. */
const apart = (name: string, streams: readonly string[]): EventStorePromise =>
  promise(name, async (store) => {
    for (const [at, stream] of streams.entries()) {
      const { revision } = await answerOf(store.append(stream, 'no-stream', eventsWith(`${at}`)));
      expect({ stream, revision }).toEqual({ stream, revision: 0n });
    }

    for (const [at, stream] of streams.entries()) {
      const page = await answerOf(store.readStream(stream, { limit: 2 }));
      const backwards = { direction: 'backwards', limit: 2 } as const;
      expect(labelsOf(page.events)).toEqual([`${at}`]);
      expect(page.events.map((event) => event.stream)).toEqual([stream]);
      expect(await answerOf(store.readStream(stream, backwards))).toEqual(page);
    }
    expect((await logOf(store)).map(({ stream }) => stream)).toEqual(streams);
  });

/** Which names are the same stream: only those that are the same text. */
export const names = promisesOf('names of streams', [
  apart('differ by case', ['account', 'Account', 'ACCOUNT', 'straße', 'strasse', 'STRASSE', 'ı']),
  apart('differ by the forms of letters', [
    '\u00e9',
    'e\u0301',
    '\ufb01',
    'fi',
    '\u212b',
    '\u00c5',
  ]),
  apart('may hold what others set names apart with', [
    'a',
    'a-',
    'a-b',
    'a-b-c',
    'a@b',
    '1@a',
    'a/b',
    'a//b',
    '../a',
    'a.b',
    'a:b',
    'a|b',
    'a$b',
    '-',
  ]),
  apart('may hold what means something in a query', [
    'a%',
    'a%62',
    'ab',
    'a_',
    'a*',
    "a'",
    'a"',
    'a`',
    'a;--',
    'a\\',
    'a?',
    'a#',
    'a&b=c',
  ]),
  apart('keep every space', ['a b', 'ab', ' ab', 'ab ', 'a  b', 'a\tb', 'a\nb', 'a\u00a0b', ' ']),
  apart('may be words that mean something to a program', [
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    'true',
  ]),
  apart('may look like numbers', ['1', '01', '1.0', '1e0', '+1', '-1', '0x1', '9007199254740993']),
  apart('may be in any writing', [
    'due — 二',
    '🙃',
    '🙂',
    'שלום',
    'مرحبا',
    '\u202ea',
    'a\u0000b',
    'a\u0000',
  ]),
  apart('may be long', ['a'.repeat(199), 'a'.repeat(200), `${'a'.repeat(199)}b`]),
]);
