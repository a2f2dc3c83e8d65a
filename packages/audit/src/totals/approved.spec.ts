import type { EventStore } from '@disdetta/core';
import { listExceptions } from '../exceptions/listExceptions.ts';
import { expectApprovedJson } from '../testing/approved.ts';
import { busyYear } from '../testing/busyYear.ts';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { eventsOf } from '../testing/histories.ts';
import { manyLives } from '../testing/manyLives.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import type { Told } from '../testing/told.ts';
import { controlTotals } from './controlTotals.ts';

const STRETCH = { from: on('2026-01-01T00:00:00.000Z'), to: on('2027-01-01T00:00:00.000Z') };

describe.each<[string, readonly Told[]]>([
  ['a-rich-life', richAccount],
  ['many-lives', manyLives],
  ['a-busy-year', busyYear],
])('the log of %s', (name, lives) => {
  let store: EventStore;

  beforeAll(async () => {
    store = await clockedLog(lives);
  });

  it('comes to the totals that were approved, month by month', async () => {
    expectApprovedJson(`totals/${name}.json`, valueOf(await controlTotals(store)()));
  });

  it('comes to the totals that were approved, in periods that begin and end with a refund', async () => {
    const periods = [
      { from: on('2026-03-10T10:00:00.000Z'), to: on('2026-03-21T09:00:00.000Z') },
      { from: on('2026-03-21T09:00:00.000Z'), to: on('2026-05-06T12:00:00.000Z') },
    ];
    const totals = valueOf(await controlTotals(store, { periods })());
    expectApprovedJson(`totals/${name}-in-periods.json`, totals.periods);
  });

  it('has the exceptions that were approved', async () => {
    const listed = valueOf(await listExceptions(store, { stretch: STRETCH })());
    expectApprovedJson(`exceptions/${name}.json`, listed);
  });

  it('comes to the totals that were approved where events of it are gone or unreadable', async () => {
    const events = await eventsOf(store);
    const torn = storeOf(
      events
        .filter((_, place) => place % 7 !== 3)
        .map((event, place) => (place % 11 === 5 ? { ...event, data: '{' } : event)),
    );
    const { streams, gaps, undecodable, byType } = valueOf(await controlTotals(torn)());
    expectApprovedJson(`totals/${name}-torn.json`, { undecodable, gaps, byType, streams });
    const listed = valueOf(await listExceptions(torn, { stretch: STRETCH })());
    expectApprovedJson(`exceptions/${name}-torn.json`, listed);
  });
});
