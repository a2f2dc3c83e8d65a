import { exceptions } from './exceptions.ts';
import type { Exception } from './exceptions/exception.ts';
import { recorded } from './testing/recorded.ts';
import type { Told } from './testing/recorded.ts';
import {
  billed,
  cancelled,
  chargedAfterCancellation,
  disputed,
  euro,
  failed,
  on,
  opened,
  paid,
  planStarted,
  reactivated,
  refundRequested,
  reversed,
  settled,
  used,
  voided,
} from './testing/story.ts';

const begun = [opened(), planStarted(), billed()];

const found = (events: readonly Told[], from = '01-01', to = '03-31'): readonly Exception[] =>
  exceptions(recorded(...begun, ...events), { from: on(from), to: on(to) }).exceptions;

describe('late usage', () => {
  const late = used('u-1', on('03-03'));

  it('shows with the refund that it would have changed, and the events behind it', () => {
    expect(found([refundRequested(), late])).toEqual([
      {
        code: 'LateUsage',
        accountId: 'a-1',
        at: on('03-20'),
        evidence: {
          refundId: 'r-1',
          subscriptionId: 's-1',
          amount: { amount: 1499, currency: 'EUR' },
          requestedAt: on('03-20'),
          usageId: 'u-1',
          usedAt: on('03-03'),
          events: [
            { type: 'RefundRequested', stream: 'account-a-1', revision: '3' },
            { type: 'UsageRecorded', stream: 'account-a-1', revision: '4' },
          ],
        },
      },
    ]);
  });

  it('is none where it would have changed nothing', () => {
    expect(found([refundRequested(), used('u-1', on('02-28'))])).toEqual([]);
    expect(found([refundRequested(), used('u-1', on('03-20'))])).toEqual([]);
    expect(found([late, refundRequested()])).toEqual([]);
    expect(found([refundRequested({ policy: 'withdrawal' }), late])).toEqual([]);
  });

  it('is none where the use is voided, before or after it is recorded', () => {
    expect(found([refundRequested(), late, voided('u-1', on('03-25'))])).toEqual([]);
    expect(found([voided('u-1', on('03-25')), refundRequested(), late])).toEqual([]);
  });

  it('counts the very instant of the billing', () => {
    expect(found([refundRequested(), used('u-1', on('03-01'))])).toHaveLength(1);
  });
});

describe('a charge after the cancellation', () => {
  const renewal = { invoiceId: 'i-2', billedAt: on('04-01'), from: on('04-01'), to: on('05-01') };
  const wrong = [cancelled(), billed(renewal), chargedAfterCancellation('i-2', on('04-01'))];

  it('shows until it is asked back', () => {
    expect(found(wrong, '03-01', '04-10')).toMatchObject([
      {
        code: 'ChargedAfterCancellation',
        at: on('04-01'),
        evidence: { invoiceId: 'i-2', subscriptionId: 's-1', charged: euro(1_499) },
      },
    ]);
    const back = refundRequested({
      invoiceId: 'i-2',
      at: on('04-05'),
      policy: 'charged-after-cancellation',
    });
    expect(found([...wrong, back], '03-01', '04-10')).toEqual([]);
    expect(found([...wrong, back], '03-01', '04-05')).toHaveLength(1);
  });

  it('is a proper charge again once the plan is reactivated', () => {
    expect(found([...wrong, reactivated(on('04-01'))], '03-01', '04-10')).toEqual([]);
  });
});

describe('a refund owed for long', () => {
  it('shows when it is owed for more than 14 days', () => {
    expect(found([refundRequested()], '01-01', '04-03')).toEqual([]);
    expect(found([refundRequested()], '04-02', '04-04')).toMatchObject([
      {
        code: 'RefundOwedForLong',
        at: on('04-03'),
        evidence: { refundId: 'r-1', owed: euro(1_499), since: on('03-20') },
      },
    ]);
  });

  it('is none once it is settled, wholly', () => {
    expect(found([refundRequested(), settled(on('03-25'), 1_499)], '01-01', '05-01')).toEqual([]);
    expect(found([refundRequested(), settled(on('03-25'), 1_000)], '01-01', '05-01')).toMatchObject(
      [{ evidence: { owed: euro(499), since: on('03-20') } }],
    );
  });

  it('is owed since it came back, or since it was requested where it failed', () => {
    const back = [refundRequested(), settled(on('03-25'), 1_499, 'x'), reversed(on('04-01'), 'x')];
    expect(found(back, '01-01', '04-15')).toEqual([]);
    expect(found(back, '01-01', '04-16')).toMatchObject([{ evidence: { since: on('04-01') } }]);
    expect(found([refundRequested(), failed(on('04-01'))], '01-01', '04-04')).toMatchObject([
      { evidence: { since: on('03-20') } },
    ]);
  });
});

describe('an unknown reference', () => {
  it('is a payment or a dispute of an invoice that nobody told', () => {
    expect(found([paid({ invoiceId: 'i-9' }), disputed('i-8', on('03-05'))])).toMatchObject([
      {
        code: 'UnknownReference',
        at: on('03-02'),
        evidence: { kind: 'invoice', id: 'i-9', namedBy: { paymentId: 'p-1' } },
      },
      { evidence: { kind: 'invoice', id: 'i-8', namedBy: { disputeId: 'd-1' } } },
    ]);
  });

  it('is a void of a use that nobody told', () => {
    expect(found([voided('u-9', on('03-05'))])).toMatchObject([
      { evidence: { kind: 'usage', id: 'u-9', events: [{ revision: '3' }] } },
    ]);
  });

  it('is none once the record arrives', () => {
    expect(found([paid({ invoiceId: 'i-2' }), billed({ invoiceId: 'i-2' })])).toEqual([]);
    expect(found([voided('u-1', on('03-05')), used('u-1', on('03-03'))])).toEqual([]);
    expect(
      found([
        paid(),
        disputed('i-1', on('03-05')),
        voided('u-1', on('03-05')),
        used('u-1', on('03-03')),
      ]),
    ).toEqual([]);
  });
});

describe('a clock oddity', () => {
  it('is an event that happened more than a day after it was recorded', () => {
    const early = (recordedAt: string): Told => ({
      ...used('u-1', on('03-10')),
      recordedAt: on(recordedAt),
    });
    expect(found([early('03-09')])).toEqual([]);
    expect(found([early('03-08T23:59')])).toMatchObject([
      {
        code: 'ClockOddity',
        evidence: { kind: 'happened-after-its-record', happenedAt: on('03-10') },
      },
    ]);
  });

  it('is a record that runs backwards', () => {
    const back: Told = { ...used('u-1', on('02-10')), recordedAt: on('02-20') };
    expect(found([back, used('u-2', on('03-10'))])).toMatchObject([
      {
        code: 'ClockOddity',
        at: on('02-20'),
        evidence: {
          kind: 'recorded-backwards',
          previousRecordedAt: on('03-01'),
          events: [{ revision: '2' }, { revision: '3' }],
        },
      },
    ]);
  });
});

it('watches every account by itself, in the order in which things arose', () => {
  const other = { accountId: 'a-2', invoiceId: 'i-9' };
  expect(
    found([voided('u-9', on('03-05')), paid({ ...other, paidAt: on('03-04') })]).map(
      ({ accountId }) => accountId,
    ),
  ).toEqual(['a-2', 'a-1']);
});
