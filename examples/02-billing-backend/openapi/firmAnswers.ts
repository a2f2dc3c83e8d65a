import {
  eventCodecs,
  id,
  instant,
  isEventType,
  money,
  oneOf,
  record,
  refined,
} from '@disdetta/core';
import * as t from 'io-ts';
import type { Answers } from './typed.ts';

const totals = record('totals in minor units', {
  requested: t.number,
  settled: t.number,
  failed: t.number,
  reversed: t.number,
  owed: t.number,
});

const exceptionCode = oneOf(
  'LateUsage',
  'ChargedAfterCancellation',
  'RefundOwedForLong',
  'UnknownReference',
  'ClockOddity',
);

const eventPlace = record('the place of an event', {
  type: refined('the type of an event', isEventType, {
    type: 'string',
    enum: Object.keys(eventCodecs),
  }),
  stream: t.string,
  revision: t.string,
});

/** What queries about all accounts answer. */
export const firmAnswers: Answers<'refundsLedger' | 'cancellationReasons' | 'exceptions'> = {
  refundsLedger: record('refunds by currency and state', {
    totals: t.record(t.string, totals),
    refunds: t.readonlyArray(
      record('a refund', {
        refundId: id,
        accountId: id,
        subscriptionId: id,
        requestedAt: instant,
        requested: money,
        settled: money,
        failed: money,
        reversed: money,
        owed: money,
        state: oneOf('pending', 'settled', 'failed', 'reversed', 'requested-again'),
      }),
    ),
  }),
  cancellationReasons: record('cancellations by reason', {
    counts: t.record(t.string, t.number),
    withoutReason: t.number,
  }),
  exceptions: record('what a person should look at', {
    exceptions: t.readonlyArray(
      record('an exception', {
        code: exceptionCode,
        accountId: id,
        at: instant,
        evidence: record('the facts, and the events behind it', {
          events: t.readonlyArray(eventPlace),
        }),
      }),
    ),
  }),
};
