import { audit } from '@disdetta/audit';
import { decodeAccountEvent, isAccountStream } from '@disdetta/core';
import type { EventStore, RecordedAccountEvent } from '@disdetta/core';
import { startDevnode } from '@disdetta/eventstoredb-devnode';
import { openEventStoreDbStore } from '@disdetta/store-eventstoredb';
import { openSqliteStore } from '@disdetta/store-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn } from './testing/twoDesks/desk.ts';
import type { Told } from './testing/twoDesks/desk.ts';
import { workTogether } from './testing/twoDesks/together.ts';

/** `DISDETTA_RACES=100000` for a long run; `DISDETTA_SEED` for the same races again. */
const RACES = Number(process.env['DISDETTA_RACES'] ?? 1_000);
const SEED = Number(process.env['DISDETTA_SEED'] ?? Date.now() % 2 ** 31);
const AT_ONCE = 50;

const valueOf = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isRight(outcome)) return outcome.right;
  throw new Error(`Not a value: ${String(outcome.left)}`);
};

const eventsIn = async (store: EventStore): Promise<readonly RecordedAccountEvent[]> => {
  const events: RecordedAccountEvent[] = [];
  let position = 0n;
  for (;;) {
    const page = valueOf(await store.readAll(position, 1_000)());
    for (const stored of page) {
      position = stored.position;
      if (isAccountStream(stored.stream)) events.push(valueOf(decodeAccountEvent(stored)));
    }
    if (page.length < 1_000) return events;
  }
};

const groupedBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

/** What was acknowledged with events. */
const acceptedIn = (told: readonly Told[]): readonly Told[] =>
  told.filter(({ types }) => types !== null && types.length > 0);

/** A log that two desks can open at the same time. */
interface Place {
  readonly connectionString: string | null;
  readonly openStore: () => Promise<EventStore>;
  readonly end: () => Promise<void>;
}

const inOneFile = async (folder: string): Promise<Place> => ({
  connectionString: null,
  openStore: async () => valueOf(await openSqliteStore({ path: filesIn(folder).log })()),
  end: async () => undefined,
});

const onOneServer = async (): Promise<Place> => {
  const { connectionString, close } = await startDevnode({ port: 0 });
  return {
    connectionString,
    openStore: async () => valueOf(await openEventStoreDbStore({ connectionString })()),
    end: close,
  };
};

describe.each([
  ['in one SQLite file', inOneFile],
  ['on one server of EventStoreDB', onOneServer],
] as const)(`two processes that race for ${RACES} accounts %s, seed ${SEED}`, (_, openPlace) => {
  const folder = mkdtempSync(join(tmpdir(), 'disdetta-two-processes-'));
  let place: Place;
  let store: EventStore;
  let told: readonly Told[];
  let log: readonly RecordedAccountEvent[];

  beforeAll(
    async () => {
      place = await openPlace(folder);
      const { connectionString } = place;
      const work = { folder, connectionString, seed: SEED, races: RACES, atOnce: AT_ONCE };
      told = await workTogether(work);
      store = await place.openStore();
      log = await eventsIn(store);
    },
    60_000 + RACES * 100,
  );

  afterAll(async () => {
    await store.close()();
    await place.end();
    rmSync(folder, { recursive: true });
  });

  it('are told nothing but decisions', () => {
    const codes = new Set(told.map(({ refusal }) => refusal));
    for (const trouble of ['StoreUnavailable', 'OutcomeUnknown', 'StoreFailed']) {
      expect(codes).not.toContain(trouble);
    }
    expect(codes).not.toContain('TooManyConflicts');
  });

  it('find each command that was acknowledged in the log, once and whole, and no other', () => {
    const recorded = [...groupedBy(log, ({ metadata }) => metadata.commandId)].map(
      ([commandId, events]) => [commandId, events.map(({ type }) => type)],
    );
    expect(Object.fromEntries(recorded)).toEqual(
      Object.fromEntries(acceptedIn(told).map(({ commandId, types }) => [commandId, types])),
    );
  });

  it('are told the same of a command that both were given and that was accepted', () => {
    const both = [...groupedBy(told, ({ commandId }) => commandId).values()]
      .filter((answers) => answers.length === 2)
      .map(acceptedIn)
      .filter((answers) => answers.length === 2);
    // Given at the same revision it is the same append: then each may believe to be the first.
    for (const [one, other] of both) expect(one?.types).toEqual(other?.types);
    expect(both.some((answers) => answers.some(({ repeated }) => repeated))).toBe(true);
  });

  it('promise no money twice, and hand each refund over once', () => {
    const refunds = log.filter(({ type }) => type === 'RefundRequested');
    expect(new Set(refunds.map(({ stream }) => stream)).size).toBe(refunds.length);
    const { paid } = filesIn(folder);
    const keys = existsSync(paid) ? readFileSync(paid, 'utf8').trim().split('\n') : [];
    expect(keys.toSorted()).toEqual(refunds.map(({ id }) => id).toSorted());
  });

  it('leave a log that is whole, and comes to the same when it is decided again', async () => {
    const found = valueOf(await audit(store)());
    expect(found).toMatchObject({
      failure: null,
      findings: [],
      events: expect.any(Number) as number,
    });
    expect(found.decisions).toBe(new Set(log.map(({ metadata }) => metadata.commandId)).size);
  });

  it('have met each other often enough to prove something', () => {
    const deskOf = new Map(
      acceptedIn(told)
        .filter(({ repeated }) => !repeated)
        .map(({ commandId, desk }) => [commandId, desk]),
    );
    const changes = [...groupedBy(log, ({ stream }) => stream).values()].map((events) => {
      const desks = events.map(({ metadata }) => deskOf.get(metadata.commandId));
      return desks.filter((desk, place) => place > 0 && desk !== desks[place - 1]).length;
    });
    expect(changes.filter((times) => times > 1).length).toBeGreaterThan(RACES / 10);
  });
});
