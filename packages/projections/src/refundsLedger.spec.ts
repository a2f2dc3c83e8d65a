import { refundsLedger } from './refundsLedger.ts';
import type { RefundsLedger } from './refundsLedger.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import { euro, failed, on, refundRequested, reversed, settled } from './testing/story.ts';

const ledger = (events: readonly Told[], from = '03-01', to = '05-01'): RefundsLedger =>
  refundsLedger(recorded(...events), { from: on(from), to: on(to) });

const none = { requested: 0, settled: 0, failed: 0, reversed: 0, owed: 0 };

describe('the refunds ledger', () => {
  it('owes what was requested until it is settled', () => {
    const events = [refundRequested(), settled(on('03-25'), 1_000), settled(on('03-28'), 499)];
    expect(ledger(events, '03-01', '03-25').totals).toEqual({
      EUR: { ...none, requested: 1_499, owed: 1_499 },
    });
    expect(ledger(events, '03-01', '03-26').totals).toEqual({
      EUR: { ...none, requested: 1_499, settled: 1_000, owed: 499 },
    });
    expect(ledger(events).totals).toEqual({
      EUR: { ...none, requested: 1_499, settled: 1_499 },
    });
  });

  it('shows the refunds behind its totals', () => {
    expect(ledger([refundRequested(), settled(on('03-25'), 1_000)]).refunds).toEqual([
      {
        refundId: 'r-1',
        accountId: 'a-1',
        subscriptionId: 's-1',
        requestedAt: on('03-20'),
        requested: euro(1_499),
        settled: euro(1_000),
        failed: euro(0),
        reversed: euro(0),
        owed: euro(499),
        state: 'pending',
      },
    ]);
  });

  it('owes again what failed or came back', () => {
    expect(ledger([refundRequested(), failed(on('03-25'))])).toMatchObject({
      totals: { EUR: { ...none, requested: 1_499, failed: 1_499, owed: 1_499 } },
      refunds: [{ state: 'failed' }],
    });
    const back = [refundRequested(), settled(on('03-25'), 1_499, 'x'), reversed(on('03-27'), 'x')];
    expect(ledger(back)).toMatchObject({
      totals: { EUR: { requested: 1_499, settled: 1_499, reversed: 1_499, owed: 1_499 } },
      refunds: [{ state: 'reversed' }],
    });
  });

  it('owes once what is requested again', () => {
    const again = refundRequested({ refundId: 'r-2', at: on('04-01') });
    expect(ledger([refundRequested(), failed(on('03-25')), again])).toMatchObject({
      totals: { EUR: { requested: 2_998, failed: 1_499, owed: 1_499 } },
      refunds: [
        { refundId: 'r-1', state: 'requested-again' },
        { refundId: 'r-2', state: 'pending' },
      ],
    });
  });

  it('is half-open, counts each movement by its own instant, and owes what is from before', () => {
    const events = [refundRequested(), settled(on('04-02'), 499)];
    expect(ledger(events, '03-20', '03-21').totals['EUR']).toMatchObject({ requested: 1_499 });
    expect(ledger(events, '03-01', '03-20')).toEqual({ totals: {}, refunds: [] });
    expect(ledger(events, '04-01', '05-01').totals).toEqual({
      EUR: { ...none, settled: 499, owed: 1_000 },
    });
  });

  it('counts the money that arrives after a failure, and keeps the failure', () => {
    expect(
      ledger([refundRequested(), failed(on('03-25')), settled(on('03-26'), 1_499)]),
    ).toMatchObject({
      totals: { EUR: { failed: 1_499, settled: 1_499, owed: 0 } },
      refunds: [{ state: 'settled' }],
    });
  });
});
