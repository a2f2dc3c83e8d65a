import {
  accountFold,
  decide,
  defaultPolicies,
  encodeEvents,
  hashOf,
  originOf,
} from '@disdetta/core';
import type { EncodedEvent, EventStore } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { decodedStoryOf } from '../commands/story.ts';
import { unwrap } from '../outcomes.ts';

/** How many accounts go through their stories at a time, one command of each after the other. */
const TOGETHER = 500;

type Append = readonly [EncodedEvent, ...EncodedEvent[]];

/** What the story of an account puts on its stream, append by append. */
const appendsOf = (accountId: string): readonly Append[] => {
  const account = accountFold.empty();
  let hash: string | null = null;
  return decodedStoryOf(accountId).map((command): Append => {
    const events = unwrap(decide(command, account, defaultPolicies));
    const [first, ...rest] = encodeEvents(events, originOf(command, defaultPolicies), hash);
    if (first === undefined) throw new Error(`${command.type} comes to nothing`);
    for (const event of events) accountFold.change(account, event);
    hash = hashOf(rest.at(-1) ?? first);
    return [first, ...rest];
  });
};

/** Tells the stories of some accounts, in turns. */
const tell = async (store: EventStore, accountIds: readonly string[]): Promise<number> => {
  const told = accountIds.map((accountId) => ({
    stream: `account-${accountId}`,
    appends: appendsOf(accountId),
    revision: -1n,
  }));
  let events = 0;
  for (let place = 0; told.some(({ appends }) => place < appends.length); place += 1) {
    await Promise.all(
      told.map(async (one) => {
        const append = one.appends[place];
        if (append === undefined) return;
        const expected = one.revision < 0n ? 'no-stream' : one.revision;
        one.revision = unwrap(await store.append(one.stream, expected, append)()).revision;
        events += append.length;
      }),
    );
  }
  return events;
};

/** Writes a log of at least so many events into a new file; answers how many. */
export const writeLog = async (path: string, atLeast: number): Promise<number> => {
  const store = unwrap(await openSqliteStore({ path })());
  let events = 0;
  for (let first = 0; events < atLeast; first += TOGETHER) {
    const accountIds = Array.from({ length: TOGETHER }, (_, place) => `a-${first + place}`);
    events += await tell(store, accountIds);
  }
  unwrap(await store.close()());
  return events;
};
