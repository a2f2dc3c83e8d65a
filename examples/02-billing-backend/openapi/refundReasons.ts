import { id, instant, record } from '@disdetta/core';
import type { RefundReason } from '@disdetta/core';
import * as t from 'io-ts';

const because = <Code extends RefundReason['code']>(code: Code) =>
  record(code, { code: t.literal(code) });

/** Why no refund is due. */
export const refundReason: t.Type<RefundReason, unknown> = t.union([
  because('NeverBilled'),
  because('NothingCharged'),
  because('NotPaid'),
  record('PeriodOver', { code: t.literal('PeriodOver'), endedAt: instant }),
  record('UsedSinceLastBilling', {
    code: t.literal('UsedSinceLastBilling'),
    usageId: id,
    usedAt: instant,
    count: t.number,
  }),
  record('WindowClosed', { code: t.literal('WindowClosed'), closedAt: instant }),
  because('AlreadyRefunded'),
  because('Disputed'),
]);
