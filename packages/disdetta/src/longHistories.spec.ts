import { createHandle } from '@disdetta/core';
import type { Archive, EventStore, Handle, Handled, Refusal } from '@disdetta/core';
import { createMemoryArchive, createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

const at = '2026-03-10T00:00:00.000Z';
const line = { subscriptionId: 's-1', at };

const give = (
  handle: Handle,
  type: string,
  data: object,
  commandId: string,
): Promise<E.Either<Refusal, Handled>> =>
  handle({ type, data: { accountId: 'a-1', ...data }, metadata: { commandId } })();

const begin = async (handle: Handle): Promise<void> => {
  await give(handle, 'OpenAccount', { at }, 'open');
  await give(handle, 'StartPlan', { subscriptionId: 's-1', planId: 'pro', at }, 'start');
  const period = { start: at, end: '2026-04-10T00:00:00.000Z' };
  const charged = { amount: 1_499, currency: 'EUR' };
  const lines = [{ subscriptionId: 's-1', period, charged }];
  await give(handle, 'RecordBilling', { invoiceId: 'i-1', billedAt: at, lines }, 'bill');
};

const useOften = async (handle: Handle, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    await give(handle, 'RecordUsage', { usageId: `u-${time}`, usedAt: at }, `use-${time}`);
  }
};

/** Counts how often a store is read and written. */
const counting = (store: EventStore) => {
  const counts = { reads: 0, appends: 0 };
  const counted: EventStore = {
    ...store,
    readStream: (stream, range) => {
      counts.reads += 1;
      return store.readStream(stream, range);
    },
    append: (stream, expected, events) => {
      counts.appends += 1;
      return store.append(stream, expected, events);
    },
  };
  return { counts, store: counted };
};

describe('a history of more than one page', () => {
  it('is read to its end before anything is refused on it', async () => {
    const store = createMemoryStore();
    const handle = createHandle({ store });
    await begin(handle);
    await useOften(handle, 600);
    await give(handle, 'CancelSubscription', line, 'cancel');
    const later = createHandle({ store });
    expect(await give(later, 'ReactivatePlan', line, 'reactivate')).toMatchObject(
      E.right({ events: [{ type: 'PlanReactivated' }], revision: 604n }),
    );
  });
});

describe('an account that is remembered', () => {
  it('is not read again for what is accepted', async () => {
    const { counts, store } = counting(createMemoryStore());
    const handle = createHandle({ store });
    await begin(handle);
    counts.reads = 0;
    await useOften(handle, 3);
    expect(counts.reads).toBe(0);
  });

  it('makes room only for one more than there is room for, and not for itself', async () => {
    const { counts, store } = counting(createMemoryStore());
    const handle = createHandle({ store, rememberedAccounts: 2 });
    const open = (accountId: string, commandId: string) =>
      give(handle, 'OpenAccount', { accountId, at }, commandId);
    const use = (accountId: string, usageId: string) =>
      give(handle, 'RecordUsage', { accountId, usageId, usedAt: at }, `${accountId} ${usageId}`);
    await open('a-1', 'open-1');
    await open('a-2', 'open-2');
    await use('a-1', 'u-1');
    counts.reads = 0;
    await use('a-1', 'u-2');
    await use('a-2', 'u-1');
    expect(counts.reads).toBe(0);
    await open('a-3', 'open-3');
    counts.reads = 0;
    // The one not used for longest made room.
    await use('a-2', 'u-2');
    expect(counts.reads).toBe(0);
    await use('a-1', 'u-3');
    expect(counts.reads).toBe(1);
  });
});

describe('an account to which others always write first', () => {
  it('is tried as often as was asked for, and then the caller is told', async () => {
    const log = createMemoryStore();
    await begin(createHandle({ store: log }));
    let others = 0;
    const { counts, store } = counting({
      ...log,
      append: (stream, expected, events) => async () => {
        others += 1;
        await give(
          createHandle({ store: log }),
          'RecordUsage',
          { usageId: `u-${others}`, usedAt: at },
          `other-${others}`,
        );
        return log.append(stream, expected, events)();
      },
    });
    const handle = createHandle({ store, attempts: 3 });
    expect(await give(handle, 'CancelSubscription', line, 'cancel')).toEqual(
      E.left({
        code: 'TooManyConflicts',
        message: 'Others wrote to account-a-1 3 times while this was decided: try again.',
        facts: { stream: 'account-a-1', attempts: 3 },
      }),
    );
    expect(counts.appends).toBe(3);
  });
});

describe('a command that has no instant of its own', () => {
  it('has none to tell when its commandId is used again', async () => {
    const handle = createHandle({ store: createMemoryStore() });
    await begin(handle);
    await useOften(handle, 1);
    expect(await give(handle, 'CancelSubscription', line, 'use-0')).toMatchObject(
      E.left({
        code: 'CommandIdReused',
        facts: { commandId: 'use-0', firstUsedFor: 'RecordUsage', firstGivenAt: null },
      }),
    );
    expect(await give(handle, 'CancelSubscription', line, 'start')).toMatchObject(
      E.left({ facts: { firstUsedFor: 'StartPlan', firstGivenAt: at } }),
    );
  });
});

describe('what is filed away', () => {
  const filing = (archive: Archive) => {
    const through: bigint[] = [];
    const watched: Archive = {
      ...archive,
      file: (stream, after, snapshot, entries) => {
        through.push(snapshot.revision);
        return archive.file(stream, after, snapshot, entries);
      },
    };
    return { through, archive: watched };
  };

  it('is filed as soon as so many commands and uses were gathered, and then anew', async () => {
    const { through, archive } = filing(createMemoryArchive());
    const handle = createHandle({ store: createMemoryStore(), archive, fileAfter: 6 });
    await begin(handle);
    await useOften(handle, 5);
    expect(through).toEqual([4n, 7n]);
  });

  it('is read no more than from there on by who starts later', async () => {
    const archive = createMemoryArchive();
    const log = createMemoryStore();
    const handle = createHandle({ store: log, archive, fileAfter: 6 });
    await begin(handle);
    await useOften(handle, 5);
    const froms: (bigint | undefined)[] = [];
    const store: EventStore = {
      ...log,
      readStream: (stream, range) => {
        froms.push(range.from);
        return log.readStream(stream, range);
      },
    };
    await give(createHandle({ store, archive }), 'RecordUsage', { usageId: 'u', usedAt: at }, 'u');
    expect(froms).toEqual([8n]);
  });

  it('by another version of the library is dropped, and the log is read from its start', async () => {
    const archive = createMemoryArchive();
    const store = createMemoryStore();
    const handle = createHandle({ store, archive, fileAfter: 2 });
    await begin(handle);
    await give(handle, 'CancelSubscription', line, 'cancel');
    const dropped: string[] = [];
    const older: Archive = {
      ...archive,
      open: (stream) =>
        pipe(
          archive.open(stream),
          TE.map((snapshot) => snapshot && { ...snapshot, fingerprint: 'older', text: '{}' }),
        ),
      forget: (stream) => {
        dropped.push(stream);
        return archive.forget(stream);
      },
    };
    const later = createHandle({ store, archive: older, fileAfter: 100 });
    expect(await give(later, 'ReactivatePlan', line, 'reactivate')).toMatchObject(
      E.right({ events: [{ type: 'PlanReactivated' }] }),
    );
    expect(dropped).toEqual(['account-a-1']);
  });
});
