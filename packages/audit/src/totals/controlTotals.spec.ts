import type { EventStore, StoredEvent } from '@disdetta/core';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { eventsOf } from '../testing/histories.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { reportedLog } from '../testing/reportedLog.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { controlTotals } from './controlTotals.ts';
import type { ControlTotals, ControlTotalsOptions } from './controlTotals.ts';

const totalsOf = async (
  store: EventStore,
  options?: ControlTotalsOptions,
): Promise<ControlTotals> => valueOf(await controlTotals(store, options)());

const alteredLog = async (
  alter: (log: readonly StoredEvent[]) => readonly StoredEvent[],
): Promise<EventStore> => storeOf(alter(await eventsOf(await clockedLog(richAccount))));

describe('the control totals of a log', () => {
  it('tell what was charged, refunded and is owed in a month, and how that month began and ended', async () => {
    const { periods, reconciles } = await totalsOf(await clockedLog(richAccount));
    expect(reconciles).toBe(true);
    expect(periods.find(({ from }) => from === '2026-05-01T00:00:00.000Z')).toMatchObject({
      to: '2026-06-01T00:00:00.000Z',
      events: 7,
      byType: {
        AccountBilled: 1,
        PaymentRecorded: 1,
        RefundFailed: 1,
        RefundRequested: 1,
        RefundSettled: 1,
        SubscriptionCancelled: 1,
        UsageRecorded: 1,
      },
      currencies: [
        {
          currency: 'EUR',
          charged: 1_499,
          requested: 1_499,
          failed: 1_499,
          settled: 1_499,
          net: { opening: 7_496, movement: 0, closing: 7_496, difference: 0 },
          owed: { opening: 0, movement: 0, closing: 0, difference: 0 },
        },
      ],
    });
  });

  it('tell what was owed at the end of any given period', async () => {
    const week = { from: on('2026-05-06T00:00:00.000Z'), to: on('2026-05-13T00:00:00.000Z') };
    const after = { from: week.to, to: on('2026-06-30T00:00:00.000Z') };
    const { periods } = await totalsOf(await clockedLog(richAccount), { periods: [week, after] });
    expect(periods.map(({ currencies }) => currencies.map(({ owed }) => owed))).toEqual([
      [{ opening: 0, movement: 1_499, closing: 1_499, difference: 0 }],
      [{ opening: 1_499, movement: -1_499, closing: 0, difference: 0 }],
    ]);
  });

  it('never add up two currencies', async () => {
    const { periods, accounts } = await totalsOf(await reportedLog(6));
    expect(accounts).toBe(7);
    const february = periods.find(({ from }) => from === '2026-02-01T00:00:00.000Z');
    expect(february?.currencies.map(({ currency, charged }) => [currency, charged])).toEqual([
      ['EUR', 1_999 + 1_499 + 124_900 + 124_900],
      ['JPY', 1_980],
    ]);
  });

  it('say from where to where the log goes, and which revisions are missing', async () => {
    const store = await alteredLog((log) =>
      log.filter(({ revision }) => revision !== 7n && revision !== 8n),
    );
    const { streams, gaps, firstPosition, lastPosition, events } = await totalsOf(store);
    const log = await eventsOf(store);
    expect(events).toBe(log.length);
    expect([firstPosition, lastPosition]).toEqual([log.at(0)?.position, log.at(-1)?.position]);
    expect(gaps).toEqual([{ stream: 'account-a-1', from: 7n, through: 8n }]);
    expect(streams.map(({ stream, firstRevision }) => [stream, firstRevision])).toEqual([
      ['account-a-1', 0n],
      ['refusals-a-1', 0n],
    ]);
  });

  it('count what cannot be decoded, and leave it out of every sum', async () => {
    const store = await alteredLog((log) =>
      log.map((event) => (event.revision === 2n ? { ...event, data: '{}' } : event)),
    );
    const { undecodable, periods } = await totalsOf(store);
    expect(undecodable).toBe(1);
    expect(periods[0]?.currencies[0]).toMatchObject({ charged: 0, paid: 1_499 });
  });

  it('show by how much they do not agree where a settlement is dated before its refund', async () => {
    const store = await alteredLog((log) =>
      log.map((event) =>
        event.type === 'RefundSettled'
          ? { ...event, data: event.data.replace('2026-05-21', '2026-04-21') }
          : event,
      ),
    );
    const { reconciles, periods } = await totalsOf(store);
    expect(reconciles).toBe(false);
    expect(
      periods
        .filter(({ currencies }) => currencies.some((totals) => !totals.reconciles))
        .map(({ from, currencies }) => [from.slice(0, 7), currencies[0]?.owed.difference]),
    ).toEqual([
      ['2026-04', 1_499],
      ['2026-05', -1_499],
    ]);
  });

  it('show that more was settled, or promised, than the account can take', async () => {
    const inflated = (altered: StoredEvent['type']) =>
      alteredLog((log) =>
        log.map((event) =>
          event.type === altered
            ? { ...event, data: event.data.replace('"amount":1499', '"amount":9999') }
            : event,
        ),
      );
    const differencesIn = async (store: EventStore) =>
      (await totalsOf(store)).periods.flatMap(({ currencies }) =>
        currencies.flatMap(({ net, owed }) => (owed.difference === 0 ? [] : [net, owed])),
      );
    expect(await differencesIn(await inflated('RefundSettled'))).toMatchObject([
      { difference: 8_500 },
      { difference: 8_500 },
    ]);
    expect(await differencesIn(await inflated('RefundRequested'))).toMatchObject([
      { difference: 0 },
      { difference: -8_500 },
    ]);
  });

  it('show that an invoice was recorded twice', async () => {
    const store = await alteredLog((log) =>
      log.map((event, place) => (place === 13 ? { ...event, ...billedAgain(log, event) } : event)),
    );
    const { reconciles } = await totalsOf(store);
    expect(reconciles).toBe(false);
  });
});

const billedAgain = (
  log: readonly StoredEvent[],
  { id, stream, revision, position }: StoredEvent,
): StoredEvent => {
  const billed = log.find(({ type }) => type === 'AccountBilled');
  if (billed === undefined) throw new RangeError('nothing was billed');
  return { ...billed, id, stream, revision, position };
};
