import { isInstant } from '@disdetta/core';
import type { EncodedEvent, Instant } from '@disdetta/core';
import { describeEventStore } from '@disdetta/store-contract';
import * as E from 'fp-ts/lib/Either.js';
import { createMemoryStore } from './memoryStore.ts';

describeEventStore('The memory store', async () => createMemoryStore());

const event = (id: string): EncodedEvent => ({ id, type: 'Used', data: '{}', metadata: '{}' });

const at = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

describe('the memory store', () => {
  it('counts positions from 1', async () => {
    const store = createMemoryStore();

    const appended = await store.append('one', 'no-stream', [event('a')])();

    expect(appended).toEqual(E.right({ revision: 0n, position: 1n }));
  });

  it('stamps events by the clock given, and stands still while that runs backwards', async () => {
    const times = ['2026-05-02T00:00:00.000Z', '2026-05-01T00:00:00.000Z'].map(at);
    const store = createMemoryStore({ now: () => times.shift() ?? at('2026-05-03T00:00:00.000Z') });
    for (const id of ['a', 'b', 'c']) await store.append(id, 'no-stream', [event(id)])();

    const events = await store.readAll(0n, 10)();

    expect(
      E.map((all: readonly { recordedAt: Instant }[]) => all.map(({ recordedAt }) => recordedAt))(
        events,
      ),
    ).toEqual(
      E.right(['2026-05-02T00:00:00.000Z', '2026-05-02T00:00:00.000Z', '2026-05-03T00:00:00.000Z']),
    );
  });

  it.each([
    ['stands on its stream already', [event('b'), event('a')]],
    ['is given twice', [event('b'), event('b')]],
  ] as const)('takes no event whose id %s', async (_where, events) => {
    const store = createMemoryStore();
    await store.append('one', 'no-stream', [event('a')])();

    const answer = await store.append('one', 0n, [...events])();

    expect(answer).toMatchObject({ left: { code: 'RevisionConflict', facts: { actual: 0n } } });
    expect(await store.readAll(0n, 10)()).toMatchObject({ right: [{ id: 'a' }] });
  });
});
