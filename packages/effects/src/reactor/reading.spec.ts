import { createMemoryStore } from '@disdetta/store-memory';
import { createMemoryLedger } from '../ledger/memoryLedger.ts';
import { answerOf } from '../testing/answers.ts';
import { createFakeTime } from '../testing/fakeTime.ts';
import { at, createStory } from '../testing/story.ts';
import { begin } from './beginning.ts';
import { createPatience } from './patience.ts';
import { createReading } from './reading.ts';

const NOON = at('2026-06-01T12:00:00.000Z');
const now = () => NOON;

describe('two readers of one log for one ledger', () => {
  it('miss nothing when one overtakes the other between reading and writing', async () => {
    const store = createMemoryStore();
    const ledger = createMemoryLedger();
    const story = createStory(store);
    await story.billed('a-1', 'pro');
    const first = await story.refundRequested('a-1', 'pro');
    const progress = await answerOf(async () =>
      begin({ store, ledger, names: ['RefundRequested'], from: 'beginning', now }),
    );
    const { signal } = new AbortController();
    const shared = {
      store,
      progress,
      signal,
      now,
      patience: createPatience(createFakeTime().timers, signal),
      onFound: () => undefined,
    };
    const snapshot = await answerOf(store.readAll(0n, 100));
    await story.billed('a-2', 'pro');
    const second = await story.refundRequested('a-2', 'pro');
    const slow = createReading({
      ...shared,
      ledger: {
        ...ledger,
        advance: (version, reading, when) => async () => {
          // The quick one saw the log before the second refund, and is first to write.
          if (version === progress.version) {
            await createReading({
              ...shared,
              ledger,
              store: { ...store, readAll: () => async () => ({ _tag: 'Right', right: snapshot }) },
            }).catchUp();
          }
          return ledger.advance(version, reading, when)();
        },
      },
    });

    await slow.catchUp();

    expect((await answerOf(ledger.find(first)))?.state).toBe('waiting');
    expect((await answerOf(ledger.find(second)))?.state).toBe('waiting');
  });
});
