import { createHandle, decodeAccountEvent, defaultPolicies, foldAccount } from '@disdetta/core';
import type { Account, Archive, Event, EventStore, Handle, Policies } from '@disdetta/core';
import { commandOf, openings, stories } from '@disdetta/core/testing';
import type { Intent } from '@disdetta/core/testing';
import { createMemoryArchive, createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

const RUNS = { numRuns: 500 };
const STREAM = 'account-account-1';

const policies: fc.Arbitrary<Policies> = fc.constantFrom<Policies>(
  defaultPolicies,
  { ...defaultPolicies, payments: 'recorded' },
  { ...defaultPolicies, refund: { name: 'prorated-within-days', version: 1, days: 40 } },
);

const historyOf = async (store: EventStore): Promise<readonly Event[]> => {
  const page = await store.readStream(STREAM, { limit: 1_000 })();
  if (E.isLeft(page)) throw new Error(page.left.message);
  return page.right.events.flatMap((stored) => {
    const decoded = decodeAccountEvent(stored);
    return E.isRight(decoded) ? [decoded.right] : [];
  });
};

/** Tells a story to handlers in turn, and writes down what each command came to. */
const tell = async (
  handlers: readonly Handle[],
  store: EventStore,
  opening: readonly object[],
  story: readonly Intent[],
  under: Policies,
): Promise<readonly unknown[]> => {
  const outcomes: unknown[] = [];
  const give = async (command: object, turn: number): Promise<void> => {
    const handle = handlers[turn % handlers.length];
    if (handle === undefined) throw new Error('there is a handler');
    const outcome = await handle(command)();
    outcomes.push(
      E.isLeft(outcome)
        ? outcome.left
        : outcome.right.events.map(({ type, data }) => ({ type, data })),
    );
  };
  for (const [turn, command] of opening.entries()) await give(command, turn);
  for (const [place, intent] of story.entries()) {
    const account: Account = foldAccount(await historyOf(store));
    const command = commandOf(intent, place, account, under);
    await give(command, place);
    // Some are given twice: with an archive or without, that has to be known.
    if (place % 5 === 0) await give(command, place + 1);
  }
  return outcomes;
};

describe('an archive', () => {
  const compare = async (
    makeHandlers: (store: EventStore, archive: Archive, under: Policies) => readonly Handle[],
    opening: readonly object[],
    story: readonly Intent[],
    under: Policies,
  ): Promise<void> => {
    const plain = createMemoryStore();
    const expected = await tell(
      [createHandle({ store: plain, policies: under })],
      plain,
      opening,
      story,
      under,
    );
    const store = createMemoryStore();
    const handlers = makeHandlers(store, createMemoryArchive(), under);
    expect(await tell(handlers, store, opening, story, under)).toEqual(expected);
    expect(await historyOf(store)).toMatchObject(
      (await historyOf(plain)).map(({ type, data }) => ({ type, data })),
    );
  };

  it('never changes what a command comes to, however little is kept in memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        openings,
        stories,
        policies,
        fc.integer({ min: 1, max: 6 }),
        (opening, story, under, fileAfter) =>
          compare(
            (store, archive) => [createHandle({ store, archive, policies: under, fileAfter })],
            opening,
            story,
            under,
          ),
      ),
      RUNS,
    );
  });

  it('is shared by processes that each file what they have gathered', async () => {
    await fc.assert(
      fc.asyncProperty(
        openings,
        stories,
        policies,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (opening, story, under, here, there) =>
          compare(
            (store, archive) =>
              [here, there].map((fileAfter) =>
                createHandle({ store, archive, policies: under, fileAfter }),
              ),
            opening,
            story,
            under,
          ),
      ),
      RUNS,
    );
  });

  it('lets a process start from its snapshot, which remembers nothing itself', async () => {
    await fc.assert(
      fc.asyncProperty(openings, stories, policies, (opening, story, under) =>
        compare(
          (store, archive) => {
            const options = { store, archive, policies: under, fileAfter: 3 };
            return [(input) => createHandle(options)(input)];
          },
          opening,
          story,
          under,
        ),
      ),
      RUNS,
    );
  });
});
