import type { EventStore, StreamRange } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import { createDisdetta } from './disdetta.ts';
import { rememberHistories } from './rememberedHistories.ts';
import { cancelPlan, payForPlan } from './testing/customers.ts';

const at = '2026-03-20T00:00:00.000Z';
const line = { accountId: 'a-1', subscriptionId: 'pro', at };

/** A store that tells from which revision it is read. */
const listening = (store: EventStore) => {
  const reads: bigint[] = [];
  return {
    reads,
    store: {
      ...store,
      readStream: (stream: string, range: StreamRange) => {
        reads.push(range.from ?? 0n);
        return store.readStream(stream, range);
      },
    },
  };
};

describe('a question about an account that was asked about before', () => {
  it('is answered on what others have written since, and nothing else is read', async () => {
    const { reads, store } = listening(createMemoryStore());
    const others = createDisdetta({ store });
    const desk = createDisdetta({ store });
    await payForPlan(others, 'a-1');
    expect(await desk.planStatus(line)).toMatchObject({ answer: { status: 'Active' } });
    await cancelPlan(others, 'a-1', 'moved');
    reads.length = 0;

    expect(await desk.planStatus(line)).toMatchObject({ answer: { status: 'Cancelled' } });
    expect(reads).toEqual([3n]);
    const earlier = await desk.planStatus({ ...line, at: '2026-03-05T00:00:00.000Z' });
    expect(earlier).toMatchObject({ answer: { status: 'Active' } });
  });

  it('is answered once, however many ask it at the same time', async () => {
    const store = createMemoryStore();
    const desk = createDisdetta({ store });
    await payForPlan(desk, 'a-1');
    await desk.planStatus(line);
    await cancelPlan(desk, 'a-1', 'moved');
    await Promise.all([desk.planStatus(line), desk.planStatus(line)]);
    const reasons = await desk.cancellationReceipt({ accountId: 'a-1', subscriptionId: 'pro' });
    expect(reasons).toMatchObject({ answer: { reason: { code: 'moved' } } });
    const historyOf = rememberHistories(store);
    await Promise.all([historyOf('a-1')(), historyOf('a-1')()]);
    const history = await historyOf('a-1')();
    expect(E.isRight(history) && history.right.map(({ revision }) => revision)).toEqual([
      0n,
      1n,
      2n,
      3n,
    ]);
  });
});

describe('the memory of histories', () => {
  it('has room for so many events, and lets go of who was not asked about for longest', async () => {
    const { reads, store } = listening(createMemoryStore());
    const desk = createDisdetta({ store });
    for (const accountId of ['a-1', 'a-2', 'a-3']) await payForPlan(desk, accountId);
    const historyOf = rememberHistories(store, 7);
    for (const accountId of ['a-1', 'a-2', 'a-1', 'a-3']) await historyOf(accountId)();
    reads.length = 0;
    for (const accountId of ['a-1', 'a-3', 'a-2']) await historyOf(accountId)();
    expect(reads).toEqual([3n, 3n, 0n]);
  });
});
