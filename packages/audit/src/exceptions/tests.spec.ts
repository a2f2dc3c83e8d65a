import type { Exception } from '@disdetta/projections';
import type { Audit } from '../audited.ts';
import { findingAt } from '../finding.ts';
import { on } from '../testing/clockedLog.ts';
import { testsOf } from './tests.ts';

const exception = (code: Exception['code']): Exception => ({
  code,
  accountId: 'a-1',
  at: on('2026-05-01T00:00:00.000Z'),
  evidence: { events: [] },
});

const place = { stream: 'account-a-1', revision: 0n };

const audit: Audit = {
  verdict: 'tampered',
  anchoredThrough: null,
  failure: null,
  streams: 4,
  events: 30,
  decisions: 12,
  refusals: 3,
  findings: [
    findingAt(place, 'LinkBroken', '', {}),
    findingAt(place, 'IdNotDerived', '', {}),
    findingAt(place, 'StreamCut', '', {}),
    findingAt(place, 'DecisionDiffers', '', {}),
  ],
  exceptions: [exception('LateUsage'), exception('LateUsage'), exception('ClockOddity')],
};

const byType = new Map([
  ['AccountBilled', 1],
  ['ChargedAfterCancellation', 2],
  ['UsageRecorded', 3],
  ['RefundRequested', 4],
  ['PaymentRecorded', 5],
  ['DisputeOpened', 6],
  ['DisputeClosed', 7],
  ['UsageVoided', 8],
  ['CommandRefused', 9],
]);

describe('what was tested', () => {
  it('is told test by test, with how much was looked at and how much was found', () => {
    expect(testsOf(audit, { accounts: 2, seals: 1, byType })).toEqual([
      { test: 'chain', looked: { streams: 4, events: 30 }, found: 2 },
      { test: 'seals', looked: { seals: 1, streams: 4 }, found: 1 },
      { test: 'decisions', looked: { accounts: 2, commands: 12, refusals: 3 }, found: 1 },
      {
        test: 'ChargedAfterCancellation',
        looked: { accounts: 2, invoices: 1, chargesAfterCancellation: 2 },
        found: 0,
      },
      { test: 'LateUsage', looked: { accounts: 2, refunds: 4, uses: 3 }, found: 2 },
      { test: 'RefundOwedForLong', looked: { accounts: 2, refunds: 4 }, found: 0 },
      {
        test: 'UnknownReference',
        looked: { accounts: 2, payments: 5, disputes: 13, voids: 8 },
        found: 0,
      },
      { test: 'ClockOddity', looked: { accounts: 2, events: 21 }, found: 1 },
    ]);
  });

  it('counts every event of a log without refusals', () => {
    const tests = testsOf(audit, { accounts: 2, seals: 0, byType: new Map() });
    expect(tests.at(-1)).toMatchObject({ looked: { events: 30 } });
  });
});
