import { join } from 'node:path';
import { createHandle, decodeAccountEvent, streamOf } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { refundsLedgerView } from '@disdetta/projections';
import { openSqliteStore } from '@disdetta/store-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { byCallers } from './commands/contestant.ts';
import { storyOf } from './commands/story.ts';
import { inFolder } from './folders.ts';
import { compare, median, percentile, spellComparison } from './measure.ts';
import type { Row } from './measure.ts';
import { unwrap } from './outcomes.ts';

const ROUNDS = 5;
const LAST_ACCOUNT = 'the-last';

/** How long appends took, and when each was answered, by the position of its last event. */
interface Appends {
  readonly store: EventStore;
  readonly milliseconds: number[];
  readonly answeredAt: Map<bigint, number>;
}

const watchAppends = (store: EventStore): Appends => {
  const milliseconds: number[] = [];
  const answeredAt = new Map<bigint, number>();
  const append: EventStore['append'] = (stream, expected, events) => async () => {
    const asked = performance.now();
    const appended = await store.append(stream, expected, events)();
    const answered = performance.now();
    milliseconds.push(answered - asked);
    if (E.isRight(appended)) answeredAt.set(appended.right.position, answered);
    return appended;
  };
  return { store: { ...store, append }, milliseconds, answeredAt };
};

/** Keeps a view up until the last account is in it; answers when each event was, by position. */
const keepUp = async (store: EventStore): Promise<ReadonlyMap<bigint, number>> => {
  const visibleAt = new Map<bigint, number>();
  const state = refundsLedgerView.empty();
  for await (const item of store.subscribe(0n, new AbortController().signal)) {
    const next = unwrap(item);
    if (next.kind === 'caughtUp') continue;
    refundsLedgerView.change(state, unwrap(decodeAccountEvent(next.event)));
    visibleAt.set(next.event.position, performance.now());
    if (next.event.stream === streamOf(LAST_ACCOUNT)) break;
  }
  return visibleAt;
};

/** What one round came to, in milliseconds: how late a view was, and what a commit took. */
interface Lateness {
  readonly late: number;
  readonly commit: number;
}

const follow = (callers: number, accounts: number): Promise<Lateness> =>
  inFolder(async (folder) => {
    const log = unwrap(await openSqliteStore({ path: join(folder, 'log.db') })());
    const { store, milliseconds, answeredAt } = watchAppends(log);
    const handle = createHandle({ store });
    const following = keepUp(log);
    const accountIds = Array.from({ length: accounts }, (_, place) => `account-${place}`);
    await byCallers(accountIds, callers, async (accountId) => {
      for (const command of storyOf(accountId)) unwrap(await handle(command)());
    });
    for (const command of storyOf(LAST_ACCOUNT).slice(0, 1)) unwrap(await handle(command)());
    const visibleAt = await following;
    unwrap(await log.close()());
    const late = [...answeredAt].map(([position, answered]) =>
      // It may be visible before the one who wrote it gets to know.
      Math.max(0, (visibleAt.get(position) ?? Number.NaN) - answered),
    );
    return { late: percentile(late, 0.99), commit: median(milliseconds) };
  });

const rowOf = async (callers: number, accounts: number): Promise<Row> => {
  await follow(callers, accounts);
  const rounds: Lateness[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await follow(callers, accounts));
  const lates = rounds.map(({ late }) => late);
  const commits = rounds.map(({ commit }) => commit);
  const comparison = compare(lates, commits);
  const inMicroseconds = (milliseconds: readonly number[]): string =>
    `${(median(milliseconds) * 1_000).toFixed(0)} µs`;
  return {
    id: 'P9',
    work: `acknowledged to visible in a view, p99, ${callers} writing at a time, against a commit`,
    result:
      `${spellComparison(comparison)}: ` +
      `${inMicroseconds(lates)} against ${inMicroseconds(commits)}`,
    goal: '< 3 ×',
    isMet: comparison.ratio < 3,
    figures: { ...comparison, p99: median(lates), commit: median(commits) },
  };
};

/** P9: how late a view is that is fed by a subscription, measured in commits of the same run. */
export const lag = async (): Promise<readonly Row[]> => [await rowOf(1, 150), await rowOf(64, 640)];
