import { createHandle, decodeAccountEvent, hashOf } from '@disdetta/core';
import type { EventStore, Handle, Handled, Instant, Refusal, StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

const STREAM = 'account-a-1';

const command = (
  type: string,
  data: Readonly<Record<string, unknown>>,
  commandId: string,
  metadata: Readonly<Record<string, unknown>> = {},
): object => ({
  type,
  data: { accountId: 'a-1', ...data },
  metadata: { commandId, ...metadata },
});

const open = command('OpenAccount', { at: '2026-01-01T00:00:00.000Z' }, 'open');
const start = command(
  'StartPlan',
  { subscriptionId: 's-1', planId: 'pro', at: '2026-03-01T00:00:00.000Z' },
  'start',
);
const cancel = command(
  'CancelSubscription',
  { subscriptionId: 's-1', at: '2026-03-10T00:00:00.000Z' },
  'cancel',
);
const use = (usageId: string, commandId = usageId): object =>
  command('RecordUsage', { usageId, usedAt: '2026-03-05T00:00:00.000Z' }, commandId);

const accept = async (handle: Handle, ...commands: readonly object[]): Promise<Handled> => {
  let last: Handled = { events: [], repeated: false, revision: -1n };
  for (const one of commands) {
    const outcome = await handle(one)();
    if (E.isLeft(outcome)) throw new Error(`${outcome.left.code}: ${outcome.left.message}`);
    last = outcome.right;
  }
  return last;
};

const refuse = async (handle: Handle, one: object): Promise<Refusal> => {
  const outcome = await handle(one)();
  if (E.isRight(outcome)) throw new Error('it was accepted');
  return outcome.left;
};

const recorded = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const page = await store.readStream(STREAM, { limit: 1_000 })();
  return E.isRight(page) ? page.right.events : [];
};

const typesIn = async (store: EventStore): Promise<readonly string[]> =>
  (await recorded(store)).map(({ type }) => type);

describe('a command', () => {
  it('is decided on the history of its account and appended to its stream', async () => {
    const store = createMemoryStore();
    const handled = await accept(createHandle({ store }), open, start, cancel);
    expect(handled).toMatchObject({ repeated: false, revision: 2n });
    expect(await typesIn(store)).toEqual(['AccountOpened', 'PlanStarted', 'SubscriptionCancelled']);
  });

  it('that cannot be read is refused, and nothing is written', async () => {
    const store = createMemoryStore();
    expect(await refuse(createHandle({ store }), { type: 'OpenAccount' })).toMatchObject({
      code: 'InvalidCommand',
    });
    expect(await recorded(store)).toEqual([]);
  });

  it('that is refused leaves no trace', async () => {
    const store = createMemoryStore();
    const refusal = await refuse(createHandle({ store }), cancel);
    expect(refusal).toMatchObject({ code: 'AccountNotFound', facts: { accountId: 'a-1' } });
    expect(await recorded(store)).toEqual([]);
  });

  it('gives the same event ids on every store', async () => {
    const ids = async (): Promise<readonly string[]> => {
      const store = createMemoryStore();
      await accept(createHandle({ store }), open, start, cancel);
      return (await recorded(store)).map(({ id }) => id);
    };
    const first = await ids();
    expect(first).toEqual(await ids());
    expect(new Set(first).size).toBe(3);
    for (const id of first)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('is recorded with every event, with who gave it, what decided it and a link to the event before', async () => {
    const store = createMemoryStore();
    await accept(createHandle({ store }), open, start);
    const [first, second] = await recorded(store);
    if (first === undefined || second === undefined) throw new Error('two events are recorded');
    const decoded = decodeAccountEvent(second);
    expect(decoded).toMatchObject(
      E.right({
        metadata: {
          schemaVersion: 1,
          commandId: 'start',
          commandType: 'StartPlan',
          command: { type: 'StartPlan', data: { planId: 'pro', channel: 'online' } },
          actor: { kind: 'customer' },
          decidedBy: { policies: { refund: { name: 'unused-since-last-billing', version: 1 } } },
          previousHash: hashOf(first),
        },
      }),
    );
    expect(decodeAccountEvent(first)).toMatchObject(E.right({ metadata: { previousHash: null } }));
  });
});

describe('the same commandId', () => {
  it('with the same command answers with the original outcome and adds nothing', async () => {
    const store = createMemoryStore();
    const handle = createHandle({ store });
    const original = await accept(handle, open, start, cancel);
    const repeated = await accept(handle, cancel);
    expect(repeated.events).toMatchObject(original.events);
    expect(repeated.repeated).toBe(true);
    expect(await recorded(store)).toHaveLength(3);
  });

  it('is known to a process that starts later, and on a later try that is traced differently', async () => {
    const store = createMemoryStore();
    await accept(createHandle({ store }), open, start, cancel, use('u-1'));
    const traced = { ...cancel, metadata: { commandId: 'cancel', correlationId: 'request-2' } };
    const repeated = await accept(createHandle({ store }), traced);
    expect(repeated).toMatchObject({
      repeated: true,
      events: [{ type: 'SubscriptionCancelled' }],
      revision: 3n,
    });
  });

  it.each([
    ['other data', use('u-2', 'cancel')],
    [
      'another line',
      command(
        'CancelSubscription',
        { subscriptionId: 's-2', at: '2026-03-10T00:00:00.000Z' },
        'cancel',
      ),
    ],
    ['another actor', { ...cancel, metadata: { commandId: 'cancel', actor: { kind: 'sales' } } }],
  ])('with %s is CommandIdReused', async (_, other) => {
    const store = createMemoryStore();
    const handle = createHandle({ store });
    await accept(handle, open, start, cancel);
    expect(await refuse(handle, other)).toMatchObject({
      code: 'CommandIdReused',
      facts: { commandId: 'cancel', firstUsedFor: 'CancelSubscription' },
    });
    expect(await recorded(store)).toHaveLength(3);
  });
});

describe('another process that writes to the same account', () => {
  it('makes a decision be taken again, on what it wrote', async () => {
    const store = createMemoryStore();
    const here = createHandle({ store });
    await accept(here, open, start);
    await accept(createHandle({ store }), use('u-1'));
    await accept(here, use('u-2'));
    expect(await typesIn(store)).toEqual([
      'AccountOpened',
      'PlanStarted',
      'UsageRecorded',
      'UsageRecorded',
    ]);
  });

  it('is seen before a command is refused or called already so', async () => {
    const store = createMemoryStore();
    const here = createHandle({ store });
    await accept(here, open);
    await accept(createHandle({ store }), start, use('u-1'));
    expect(await accept(here, use('u-1', 'again'))).toMatchObject({ events: [] });
    await accept(here, cancel);
  });

  it('that always comes first makes it give up, with nothing written', async () => {
    const store = createMemoryStore();
    await accept(createHandle({ store }), open, start);
    let intruders = 0;
    const busy: EventStore = {
      ...store,
      append: (stream, expected, events) => async () => {
        intruders += 1;
        await accept(createHandle({ store }), use(`intruder-${intruders}`));
        return store.append(stream, expected, events)();
      },
    };
    const refusal = await refuse(createHandle({ store: busy, attempts: 3 }), cancel);
    expect(refusal).toMatchObject({ code: 'TooManyConflicts', facts: { attempts: 3 } });
    expect(await typesIn(store)).not.toContain('SubscriptionCancelled');
  });

  it('does not matter to 32 callers of one process: each use is recorded once', async () => {
    const store = createMemoryStore();
    const handle = createHandle({ store });
    await accept(handle, open);
    const callers = Array.from({ length: 32 }, (_, index) =>
      handle(use(`u-${index % 16}`, `c-${index}`))(),
    );
    expect((await Promise.all(callers)).every(E.isRight)).toBe(true);
    expect(await recorded(store)).toHaveLength(17);
  });
});

describe('a store that fails', () => {
  it('after it has written has its append repeated, and the event is there once', async () => {
    const store = createMemoryStore();
    let isFirst = true;
    const forgetful: EventStore = {
      ...store,
      append: (stream, expected, events) => async () => {
        const appended = await store.append(stream, expected, events)();
        if (!isFirst) return appended;
        isFirst = false;
        return E.left({
          code: 'OutcomeUnknown' as const,
          message: 'no answer came',
          facts: { stream, cause: 'deadline' },
        });
      },
    };
    expect(await accept(createHandle({ store: forgetful }), open)).toMatchObject({
      events: [{ type: 'AccountOpened' }],
      repeated: true,
    });
    expect(await recorded(store)).toHaveLength(1);
  });

  it('is told to the caller, and what was remembered is read anew', async () => {
    const store = createMemoryStore();
    let isDown = false;
    const flaky: EventStore = {
      ...store,
      append: (stream, expected, events) =>
        isDown
          ? TE.left({ code: 'StoreUnavailable', message: 'down', facts: { cause: 'test' } })
          : store.append(stream, expected, events),
    };
    const handle = createHandle({ store: flaky });
    await accept(handle, open, start);
    isDown = true;
    expect(await refuse(handle, cancel)).toMatchObject({ code: 'StoreUnavailable' });
    isDown = false;
    await accept(handle, cancel);
  });

  it('with an event that cannot be read stops that account, by stream and revision', async () => {
    const store = createMemoryStore({ now: () => '2026-01-01T00:00:00.000Z' as Instant });
    const handle = createHandle({ store });
    await accept(handle, open);
    await store.append(STREAM, 0n, [{ id: 'x', type: 'PlanStarted', data: '{', metadata: '{}' }])();
    expect(await refuse(createHandle({ store }), start)).toMatchObject({
      code: 'UndecodableEvent',
      facts: { stream: STREAM, revision: 1n },
    });
    expect(
      await accept(handle, { ...open, data: { accountId: 'a-2', at: '2026-01-01T00:00:00.000Z' } }),
    ).toMatchObject({ revision: 0n });
  });
});

describe('accounts that were not in use for long', () => {
  it('make room for others and are read again', async () => {
    const store = createMemoryStore();
    const handle = createHandle({ store, rememberedAccounts: 1 });
    await accept(
      handle,
      open,
      { ...open, data: { accountId: 'a-2', at: '2026-01-01T00:00:00.000Z' } },
      start,
      cancel,
    );
    expect(await typesIn(store)).toHaveLength(3);
  });
});
