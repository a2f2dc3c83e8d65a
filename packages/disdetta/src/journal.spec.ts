import {
  createHandle,
  decodeRefusal,
  hashOf,
  isRefusalsStream,
  refusalsStreamOf,
  streamOf,
} from '@disdetta/core';
import type { EventStore, RecordedRefusal, StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { createDisdetta } from './disdetta.ts';
import type { Disdetta } from './disdetta.ts';

const at = '2026-03-10T00:00:00.000Z';
const line = { accountId: 'a-1', subscriptionId: 'pro' };

const storedIn = async (store: EventStore, accountId: string): Promise<readonly StoredEvent[]> => {
  const page = await store.readStream(refusalsStreamOf(accountId), { limit: 100 })();
  return E.isRight(page) ? page.right.events : [];
};

const journalOf = async (
  store: EventStore,
  accountId = 'a-1',
): Promise<readonly RecordedRefusal[]> =>
  (await storedIn(store, accountId)).map((stored) => {
    const refusal = decodeRefusal(stored);
    if (E.isLeft(refusal)) throw new Error(refusal.left.message);
    return refusal.right;
  });

const open = async (store: EventStore, journalRefusals: boolean): Promise<Disdetta> => {
  const disdetta = createDisdetta({ store, journalRefusals });
  await disdetta.openAccount({ accountId: 'a-1', at }, { commandId: 'open' });
  return disdetta;
};

const refusedTwice = async (disdetta: Disdetta): Promise<void> => {
  const actor = { kind: 'support', id: 'desk-4' } as const;
  await disdetta.cancelSubscription({ ...line, at }, { commandId: 'cancel', actor });
  await disdetta.reactivatePlan({ ...line, at }, { commandId: 'reactivate' });
};

describe('the journal of refusals', () => {
  it('keeps who asked for what, when, and why it was refused, on which state', async () => {
    const store = createMemoryStore();
    const disdetta = await open(store, true);
    await refusedTwice(disdetta);

    expect(await journalOf(store)).toMatchObject([
      {
        type: 'CommandRefused',
        data: {
          accountId: 'a-1',
          code: 'SubscriptionNotFound',
          facts: { subscriptionId: 'pro' },
          decidedOn: 0,
        },
        metadata: {
          commandId: 'cancel',
          commandType: 'CancelSubscription',
          command: { data: { ...line, at } },
          actor: { kind: 'support', id: 'desk-4' },
        },
      },
      { data: { code: 'SubscriptionNotFound' }, metadata: { commandId: 'reactivate' } },
    ]);
  });

  it('links each refusal to the one before it', async () => {
    const store = createMemoryStore();
    await refusedTwice(await open(store, true));
    const [first, second] = await storedIn(store, 'a-1');
    const journal = await journalOf(store);
    expect(journal.map(({ metadata }) => metadata.previousHash)).toEqual([
      null,
      first === undefined ? 'none' : hashOf(first),
    ]);
    expect(second?.revision).toBe(1n);
  });

  it('links the third to the second, and gives each an id of its own place', async () => {
    const store = createMemoryStore();
    const disdetta = await open(store, true);
    await refusedTwice(disdetta);
    await disdetta.cancelAddOn({ ...line, at }, { commandId: 'cancel' });
    const stored = await storedIn(store, 'a-1');
    const [, second] = stored;
    const [, , third] = await journalOf(store);
    expect(third?.metadata.previousHash).toBe(second === undefined ? 'none' : hashOf(second));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(3);
  });

  it('is kept for an account that was never opened', async () => {
    const store = createMemoryStore();
    const disdetta = createDisdetta({ store, journalRefusals: true });
    await disdetta.closeAccount({ accountId: 'a-1', at }, { commandId: 'close' });
    expect(await journalOf(store)).toMatchObject([
      { data: { code: 'AccountNotFound', decidedOn: -1 } },
    ]);
  });

  it('keeps what several processes refuse at the same moment', async () => {
    const store = createMemoryStore();
    await open(store, true);
    const desks = Array.from({ length: 8 }, () => createDisdetta({ store, journalRefusals: true }));
    await Promise.all(
      desks.map((desk, index) =>
        desk.cancelSubscription({ ...line, at }, { commandId: `cancel ${index}` }),
      ),
    );
    const commands = (await journalOf(store)).map(({ metadata }) => metadata.commandId);
    expect(new Set(commands).size).toBe(8);
  });

  it('says the revision that was decided on, even of an account forgotten meanwhile', async () => {
    const store = createMemoryStore();
    const accounts = Array.from({ length: 4 }, (_, index) => `a-${index}`);
    const disdetta = createDisdetta({ store, journalRefusals: true });
    await disdetta.handleMany(
      accounts.map((accountId) => ({
        type: 'OpenAccount',
        data: { accountId, at },
        metadata: { commandId: `open ${accountId}` },
      })),
    );
    const handle = createHandle({ store, journalRefusals: true, rememberedAccounts: 1 });
    await Promise.all(
      accounts.map((accountId) =>
        handle({
          type: 'CancelSubscription',
          data: { ...line, accountId, at },
          metadata: { commandId: `cancel ${accountId}` },
        })(),
      ),
    );
    const journals = await Promise.all(accounts.map((account) => journalOf(store, account)));
    expect(journals.flat().map(({ data }) => data.decidedOn)).toEqual([0, 0, 0, 0]);
  });

  it('has streams of its own', () => {
    expect([refusalsStreamOf('a-1'), streamOf('a-1')].map(isRefusalsStream)).toEqual([true, false]);
  });

  it('has no place for what cannot be read, and none for what is accepted', async () => {
    const store = createMemoryStore();
    const disdetta = await open(store, true);
    await disdetta.handle({ type: 'Nonsense', data: {}, metadata: { commandId: 'n' } });
    expect(await journalOf(store)).toEqual([]);
  });

  it('is off unless it is switched on', async () => {
    const store = createMemoryStore();
    await refusedTwice(await open(store, false));
    expect(await journalOf(store)).toEqual([]);
  });

  it('leaves previews alone', async () => {
    const store = createMemoryStore();
    const disdetta = await open(store, true);
    expect(await disdetta.preview.cancelSubscription({ ...line, at })).toMatchObject({ ok: false });
    expect(await journalOf(store)).toEqual([]);
  });

  it('is the answer when it cannot be written: a refusal without a trace is none', async () => {
    const store = createMemoryStore();
    const unavailable = { code: 'StoreUnavailable', message: 'gone', facts: { cause: 'gone' } };
    const broken: EventStore = {
      ...store,
      append: (stream, expected, events) =>
        stream.startsWith('refusals-')
          ? TE.left({ ...unavailable, code: 'StoreUnavailable' })
          : store.append(stream, expected, events),
    };
    const disdetta = await open(broken, true);
    expect(
      await disdetta.cancelSubscription({ ...line, at }, { commandId: 'cancel' }),
    ).toMatchObject({ ok: false, refusal: { code: 'StoreUnavailable' } });
  });
});
