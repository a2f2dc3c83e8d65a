import { tenMillionAccounts } from '../assumptions.ts';
import type { Measures, Work, Writing } from '../measure/measures.ts';
import { arithmeticOf } from './arithmetic.ts';
import { rebuildSeconds, workersFor } from './costs.ts';
import { eventsAMonth, sum } from './rates.ts';

const MICROSECOND = 1e-6;

/** So many commands at a cost each, with so many events read for one. */
const writing = (cost: number, eventsRead: number): Writing => ({
  commands: 1_000,
  eventsRead: 1_000 * eventsRead,
  seconds: 1,
  deciderSeconds: 1_000 * cost,
  nodeSeconds: 0.1,
  median: 10,
  p99: 100,
});

const work = (cost: number, own: number): Work => ({
  received: 1_000,
  own,
  rows: own,
  processorSeconds: 1_000 * cost,
  residentBytes: 3e8,
  databaseBytes: own * 500,
});

/** Receiving costs 50 µs, and taking in 100 µs more; a command 200 µs, and 60 µs an event read. */
const measures: Measures = {
  place: {
    at: '2026-03-01T00:00:00.000Z',
    processor: 'any',
    cores: 2,
    memoryBytes: 8e9,
    node: 'v24.0.0',
    load: 0,
  },
  accounts: 100,
  callers: 64,
  nodeResidentBytes: 3e8,
  openings: [],
  renewals: [],
  warm: [writing(200 * MICROSECOND, 0)],
  cold: [writing(2_600 * MICROSECOND, 40)],
  log: {
    events: 2_000,
    types: {
      UsageRecorded: { events: 1_800, bytes: 910 },
      AccountBilled: { events: 200, bytes: 1_410 },
    },
    eventsOfAccount: { mean: 20, p99: 100 },
    bytesOfAccount: { mean: 20_000, p99: 100_000 },
    bytesOnDisk: 3e6,
  },
  rebuilds: [
    { kind: 'held', seconds: 1, nodeSeconds: 1, workers: [work(80 * MICROSECOND, 1_000)] },
    { kind: 'unheld', seconds: 1, nodeSeconds: 1, workers: [work(150 * MICROSECOND, 1_000)] },
    {
      kind: 'unheld',
      seconds: 1,
      nodeSeconds: 1,
      workers: [250, 250, 250, 250].map((own) => work(75 * MICROSECOND, own)),
    },
  ],
};

/** A firm whose figures can be worked out in one's head: an invoice and its payment, and ten uses. */
const plain = {
  ...tenMillionAccounts,
  accounts: 1_000_000,
  usesAMonth: 10,
  newAccountsAMonth: 0,
  cancellationsAMonth: 0,
  hoursOfRenewals: 10,
  busyHour: 2,
  years: 2,
};

describe('the arithmetic of many accounts', () => {
  const { costs, traffic, storage, following, cluster } = arithmeticOf(measures, plain);

  it('finds what an event and a command cost in the measures', () => {
    expect(costs.receive).toBeCloseTo(50 * MICROSECOND, 9);
    expect(costs.takeIn).toBeCloseTo(100 * MICROSECOND, 9);
    expect(costs.decide).toBeCloseTo(200 * MICROSECOND, 9);
    expect(costs.recall).toBeCloseTo(60 * MICROSECOND, 9);
  });

  it('counts events, and appends at the worst', () => {
    expect(traffic.eventsAYear.value).toBe(144e6);
    expect(traffic.meanAppends.value).toBeCloseTo(4.566, 3);
    expect(traffic.busyAppends.value).toBeCloseTo((2 * 120e6) / 31_536_000, 9);
    expect(traffic.renewalAppends.value).toBeCloseTo(2e6 / 36_000, 9);
    expect(traffic.peakAppends.value).toBeCloseTo(7.61 + 55.56, 2);
    expect(traffic.eventsOfLog.value).toBe(288e6);
  });

  it('counts a refund and its cancellation as two events and one append', () => {
    const refunding = {
      ...plain,
      cancellationsAMonth: 0.1,
      refundedShare: 0.5,
      reactivatedShare: 0,
    };
    const { eventsAYear, appendsAYear } = arithmeticOf(measures, refunding).traffic;
    // Cancelled a tenth, half of it refunded and settled: 0.1 + 0.05 + 0.05 events more a month.
    expect(eventsAYear.value).toBeCloseTo(144e6 + 0.2 * 12e6, 0);
    expect(eventsAYear.value - appendsAYear.value).toBeCloseTo(0.05 * 12e6, 0);
  });

  it('keeps the streams of accounts that were closed', () => {
    const growing = { ...plain, newAccountsAMonth: 0.05 };
    expect(arithmeticOf(measures, growing).traffic.streams.value).toBeCloseTo(2.2e6, 0);
    expect(sum(Object.values(eventsAMonth(growing)))).toBeCloseTo(12 + 0.05 * 2.25, 9);
  });

  it('weighs the bytes of each type by how often it comes, one that was not measured as the mean', () => {
    const mean = (1_800 * 910 + 200 * 1_410) / 2_000;
    const record = (10 * 910 + 1_410 + mean) / 12 + 90;
    expect(storage.record.value).toBeCloseTo(record, 6);
    expect(storage.logAYear.value).toBeCloseTo(144e6 * record, -3);
    expect(storage.indexAYear.value).toBeCloseTo(144e6 * 24.24, -3);
    expect(storage.node.value).toBeCloseTo(2 * 144e6 * (record + 24.24), -3);
    expect(storage.cluster.value).toBeCloseTo(3 * storage.node.value, -3);
    expect(storage.readModels.value).toBeCloseTo(288e6 * 500, -3);
  });

  it('shares out among workers what they take in, and never what they receive', () => {
    expect(following.oneWorker.value).toBeCloseTo(1e6 / 150, 3);
    expect(following.workers.value).toBeCloseTo(1e6 / 62.5, 3);
    expect(following.ceiling.value).toBeCloseTo(20_000, 3);
    expect(following.rebuildOfLog.value).toBeCloseTo(288 * 62.5, 3);
    expect(following.reading.value).toBeCloseTo(288 * 50, 3);
    expect(rebuildSeconds(1e6, 4, costs)).toBeCloseTo(75, 6);
  });

  it('says how many workers are done in time, or that no number is', () => {
    expect(workersFor(1e6, 150, costs)).toBe(1);
    expect(workersFor(1e6, 100, costs)).toBe(2);
    expect(workersFor(1e6, 75, costs)).toBe(4);
    expect(workersFor(1e6, 74, costs)).toBe(5);
    expect(workersFor(1e6, 49, costs)).toBeNull();
  });

  it('has what is due at the peak done by cores', () => {
    const peak = traffic.peakAppends.value;
    expect(following.deciding.value).toBeCloseTo(peak * 0.0002, 9);
    expect(following.decidingCold.value).toBeCloseTo(peak * (0.0002 + 144 * 0.00006), 9);
    expect(following.live.value).toBeCloseTo(peak * 0.00015, 9);
    expect(following.catchUp.value).toBeCloseTo((peak * 3_600) / (16_000 - peak), 6);
  });

  it('sends every worker every event', () => {
    const bytes = traffic.peakAppends.value * storage.record.value;
    expect(cluster.replication.value).toBeCloseTo(2 * bytes, 3);
    expect(cluster.toWorkersLive.value).toBeCloseTo(8 * bytes, 3);
    expect(cluster.toWorkersRebuilding.value).toBeCloseTo(8 * 16_000 * storage.record.value, 0);
  });

  it('splits by whatever is short first', () => {
    expect(cluster.clusters.value).toBe(1);
    const slow = arithmeticOf(measures, { ...plain, appendsOfACluster: 40 }).cluster;
    expect([slow.byAppends.value, slow.clusters.value]).toEqual([4, 4]);
    const small = arithmeticOf(measures, { ...plain, diskOfANode: 1e11 }).cluster;
    expect([small.byDisk.value, small.clusters.value]).toEqual([7, 7]);
    const hasty = arithmeticOf(measures, { ...plain, rebuildHours: 1 }).cluster;
    expect([hasty.byRebuild.value, hasty.logs.value, hasty.clusters.value]).toEqual([5, 5, 1]);
  });
});
