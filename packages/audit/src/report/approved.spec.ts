import type { EventStore, StoredEvent } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { ageless, expectApproved } from '../testing/approved.ts';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { busyYear } from '../testing/busyYear.ts';
import { eventsOf } from '../testing/histories.ts';
import { accountIdsOf, manyLives } from '../testing/manyLives.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { reportedLog } from '../testing/reportedLog.ts';
import { sealOf, valueOf } from '../testing/sealing.ts';
import type { ReportLanguage } from './renderReport.ts';
import { writeReport } from './writeReport.ts';
import type { WriteReportOptions } from './writeReport.ts';

const LANGUAGES: readonly ReportLanguage[] = ['en', 'it'];

const OPTIONS = {
  at: on('2026-07-01T09:00:00.000Z'),
  stretch: { from: on('2026-01-01T00:00:00.000Z'), to: on('2026-07-01T00:00:00.000Z') },
};

const STYLE = /<style>([^]*)<\/style>/;

/** What a page looks like is the same on all of them: it is approved once. */
const withoutStyle = (page: string): string =>
  page.replace(STYLE, '<style></style>').replace(/sha256-[\w+/=]+/, 'sha256-…');

const reportOf = async (store: EventStore, options: Partial<WriteReportOptions>): Promise<string> =>
  valueOf(await writeReport(store, { ...OPTIONS, ...options })());

const approve = async (
  name: string,
  store: EventStore,
  options: Partial<WriteReportOptions> = {},
): Promise<void> => {
  for (const language of LANGUAGES) {
    const page = await reportOf(store, { ...options, language });
    expectApproved(`report/${name}.${language}.html`, ageless(withoutStyle(page)));
  }
};

const changedAt =
  (place: number, change: (event: StoredEvent) => StoredEvent) =>
  (events: readonly StoredEvent[]): readonly StoredEvent[] =>
    events.map((event, index) => (index === place ? change(event) : event));

describe('the report as it was approved, to the last letter and line', () => {
  let rich: EventStore;
  let many: EventStore;
  let busy: EventStore;

  beforeAll(async () => {
    rich = await reportedLog(24);
    many = await clockedLog(manyLives);
    busy = await clockedLog(busyYear);
  });

  it('looks as it does', async () => {
    const [, style = ''] = STYLE.exec(await reportOf(rich, {})) ?? [];
    expectApproved('report/style.css', style);
  });

  it('is of a whole log with one rich life among plain ones', () => approve('rich-log', rich));

  it('is of a whole log of many lives', () => approve('many-lives', many));

  it('is of a log in which nothing happened', () => approve('empty-log', createMemoryStore()));

  it('is of a stretch in which nothing happened', () =>
    approve('quiet-stretch', rich, {
      stretch: { from: on('2025-01-01T00:00:00.000Z'), to: on('2025-03-01T00:00:00.000Z') },
    }));

  it('is of a busy year, up to and without the instant of its last refund', () =>
    approve('busy-year', busy, {
      stretch: { from: on('2026-01-02T00:00:00.000Z'), to: on('2026-08-05T00:00:00.000Z') },
    }));

  it.each(['bare', 'hectic', 'customer-0', 'refunded-in-1'])('is of the account %s', (accountId) =>
    approve(`account-${accountId}`, busy, { accountId }),
  );

  it('is of an account at an instant of its life, that very instant included', async () => {
    const at = on('2026-04-10T10:10:00.000Z');
    await approve('account-hectic-then', busy, { accountId: 'hectic', at });
    await approve('account-undecided-then', many, {
      accountId: 'undecided',
      at: on('2026-03-04T10:01:00.000Z'),
    });
  });

  it('is of a rich life', () => approve('account-a-1', rich, { accountId: 'a-1' }));

  it.each(accountIdsOf(manyLives))('is of the account %s', (accountId) =>
    approve(`account-${accountId}`, many, { accountId }),
  );

  it('is of a log that a seal vouches for', async () => {
    await approve('anchored', many, { seals: [await sealOf(many)] });
  });

  it('is of a log that was cut after it was sealed', async () => {
    const seals = [await sealOf(many)];
    const cut = storeOf((await eventsOf(many)).slice(0, -3));
    await approve('cut', cut, { seals });
    await approve('cut-account', cut, { accountId: 'free', seals });
  });

  it('is of an account that two seals vouch for, and of one that no seal has seen', async () => {
    const events = await eventsOf(many);
    const seals = [await sealOf(many), await sealOf(storeOf(events.slice(0, 40)))];
    await approve('anchored-account', many, { accountId: 'sold', seals });
    const early = [await sealOf(storeOf(events.slice(0, 2)))];
    await approve('unanchored-account', many, { accountId: 'undecided', seals: early });
  });

  it('is of a log in which an amount was altered', async () => {
    const events = await eventsOf(many);
    const place = events.findIndex(
      ({ type, stream }) => type === 'RefundRequested' && stream === 'account-disputed',
    );
    const altered = changedAt(place, (event) => ({
      ...event,
      data: event.data.replaceAll('1499', '9499'),
    }));
    await approve('altered', storeOf(altered(events)));
    await approve('altered-account', storeOf(altered(events)), { accountId: 'disputed' });
  });

  it('is of a log with an event that cannot be read', async () => {
    const unreadable = changedAt(9, (event) => ({ ...event, data: '{' }));
    const store = storeOf(unreadable(await eventsOf(many)));
    await approve('unreadable', store);
    const [of] = (await eventsOf(many)).slice(9);
    const accountId = of?.stream.slice('account-'.length);
    if (accountId !== undefined) await approve('unreadable-account', store, { accountId });
  });

  it('is of a log on a disk that fails', async () => {
    const failure = {
      code: 'StoreFailed',
      message: 'The disk is full.',
      facts: { cause: 'disk' },
    } as const;
    await approve('failing-disk', { ...many, readAll: () => TE.left(failure) });
  });
});
