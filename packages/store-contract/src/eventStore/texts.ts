import type { EncodedEvent, EventStore } from '@disdetta/core';
import { expect } from 'expect';
import fc from 'fast-check';
import { answerOf } from '../answers.ts';
import { idOf } from '../ids.ts';
import { streamOf } from './pages.ts';
import { promise, promisesOf } from './promise.ts';
import type { EventStorePromise } from './promise.ts';

/** Texts of data and metadata come back as they were given. */
const keeps = (name: string, texts: readonly string[]): EventStorePromise =>
  promise(name, async (store) => {
    await expectSameBack(
      store,
      texts.map((text, at) => ({ ...textEvent(at), data: text, metadata: texts.at(-at) ?? text })),
    );
  });

/** Any well-formed text comes back byte for byte: a hash was made of it. */
export const texts = promisesOf('texts', [
  keeps('keep the spacing and the order of their JSON', [
    '{"b": 1,"a":2 }',
    '  [ 1 ,\n\t2 ]\r\n',
    '{}',
    '{ }',
    '\n{"a":1}',
  ]),
  keeps('keep keys that JSON has twice or that mean something to a program', [
    '{"a":1,"a":2}',
    '{"__proto__":{"a":1},"constructor":null,"toString":0}',
    '{"10":1,"9":2,"a":3}',
  ]),
  keeps('keep numbers as they are spelt', [
    '12345678901234567890.10',
    '{"n":1.0}',
    '[1e3,1E+3,-0,0.1000]',
    '9007199254740993',
  ]),
  keeps('keep escapes as they are spelt', ['"\\u00e9\\/\\n"', '"\\ud83d\\ude43"', '"\\u0000"']),
  keeps('may be no JSON at all', ['so what', '{', '"', "it's; -- '' \\ %s ${a} \\n", 'undefined']),
  keeps('may be empty, or nothing but space', ['', ' ', '\n', '\t \r\n']),
  keeps('keep the forms of letters, composed or combining', [
    '\u00e9',
    'e\u0301',
    '\ufb01',
    '\u212b',
    '\u00c5',
    '\u1e9b\u0323',
  ]),
  keeps('keep characters beyond the first 65,536', ['🙃', '👩‍👩‍👧‍👦', '𝔘', '"🇮🇹"', '\u{10ffff}']),
  keeps('keep writing from right to left and its marks', ['שלום', '\u202eabc\u202c', 'مرحبا']),
  keeps('keep characters that nobody sees', [
    '\ufeff{}',
    'a\u0000b',
    '\u0000',
    '\u007f\u0085\u2028\u2029\u200b',
    '\ufffd\uffff',
  ]),

  promise('keep the types of events too', async (store) => {
    const types = ['perché no?', '🙃', 'e\u0301', 'a b', 'A', "it's", 'a/b%20c', '__proto__'];
    await expectSameBack(
      store,
      types.map((type, at) => ({ ...textEvent(at), type })),
    );
  }),

  promise('may be long', async (store) => {
    const long = [16_384, 65_535, 65_536, 300_000].map((length) => 'perché '.repeat(length / 7));
    await expectSameBack(
      store,
      long.map((data, at) => ({ ...textEvent(at), data })),
    );
  }),

  promise('come back whatever they are', async (store) => {
    let stream = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1 }), async (all) => {
        stream += 1;
        const events = all.map((text, at) => ({ ...textEvent(at), data: text }));
        await expectSameBack(store, events, `stream ${stream}`);
      }),
      { numRuns: 50 },
    );
  }),
]);

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

const textEvent = (at: number): EncodedEvent => ({
  id: idOf(`text ${at}`),
  type: 'Noted',
  data: '{}',
  metadata: '{}',
});

const expectSameBack = async (
  store: EventStore,
  [first, ...rest]: readonly EncodedEvent[],
  stream = 'one',
): Promise<void> => {
  if (first === undefined) throw new Error('There is no text to try.');
  await answerOf(store.append(stream, 'no-stream', [first, ...rest]));
  const read = await streamOf(store, stream);
  expect(read.map(given)).toEqual([first, ...rest].map(given));
};

const given = ({ type, data, metadata }: EncodedEvent): object => ({ type, data, metadata });
