import { accountFold, unknownAccount } from '@disdetta/core';
import type { Account, Currency, Instant, Money, RecordedAccountEvent } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';

/** How money of an account moves; `requestedAgain` is what a later refund took over. */
export type MovementKind =
  'charged' | 'paid' | 'requested' | 'requestedAgain' | 'settled' | 'failed' | 'reversed';

/** Money of an account that moved, and when by its own account. */
export interface Movement {
  readonly at: Instant;
  readonly kind: MovementKind;
  readonly money: Money;
}

/** What moved in a whole history, each by its own instant, in the order of the record. */
export const movementsOf = (history: readonly RecordedAccountEvent[]): readonly Movement[] => {
  const account = unknownAccount();
  let before = refundFigures(account);
  return history.flatMap((event): readonly Movement[] => {
    const at = happenedAt(event);
    switch (event.type) {
      case 'AccountBilled':
        return event.data.lines.map(({ charged }) => ({ at, kind: 'charged', money: charged }));
      case 'PaymentRecorded':
        return [{ at, kind: 'paid', money: event.data.amount }];
      case 'RefundRequested':
      case 'RefundSettled':
      case 'RefundFailed':
      case 'RefundReversed': {
        accountFold.change(account, event);
        const after = refundFigures(account);
        const moved = risen(before, after, at);
        before = after;
        return asReported(event, moved, at);
      }
      default:
        return [];
    }
  });
};

/** What an event itself says was promised, or was settled; null where it names no money. */
const reportedBy = ({ type, data }: RecordedAccountEvent): Omit<Movement, 'at'> | null => {
  if (type === 'RefundRequested') return { kind: 'requested', money: data.amount };
  if (type !== 'RefundSettled' || data.amount === undefined) return null;
  return { kind: 'settled', money: data.amount };
};

/** What was reported counts, also where the account could not take all of it: balances show that. */
const asReported = (
  event: RecordedAccountEvent,
  moved: readonly Movement[],
  at: Instant,
): readonly Movement[] => {
  const reported = reportedBy(event);
  if (reported === null) return moved;
  return [{ at, ...reported }, ...moved.filter(({ kind }) => kind !== reported.kind)];
};

const REFUND_KINDS = ['requested', 'requestedAgain', 'settled', 'failed', 'reversed'] as const;

type RefundFigures = Readonly<Record<(typeof REFUND_KINDS)[number], number>>;

const NOTHING: RefundFigures = {
  requested: 0,
  requestedAgain: 0,
  settled: 0,
  failed: 0,
  reversed: 0,
};

const refundFigures = ({
  refunds,
}: Pick<Account, 'refunds'>): ReadonlyMap<Currency, RefundFigures> => {
  const figures = new Map<Currency, RefundFigures>();
  for (const { currency, parts } of refunds.values()) {
    for (const { amount, requestedAgain, settled, failed, reversed } of parts) {
      const sums = figures.get(currency) ?? NOTHING;
      figures.set(currency, {
        requested: sums.requested + amount,
        requestedAgain: sums.requestedAgain + requestedAgain,
        settled: sums.settled + settled,
        failed: sums.failed + failed,
        reversed: sums.reversed + reversed,
      });
    }
  }
  return figures;
};

/** A settlement takes from what had failed: told is what came, never less of what went. */
const risen = (
  before: ReadonlyMap<Currency, RefundFigures>,
  after: ReadonlyMap<Currency, RefundFigures>,
  at: Instant,
): readonly Movement[] =>
  [...after].flatMap(([currency, now]) => {
    const then = before.get(currency) ?? NOTHING;
    return REFUND_KINDS.filter((kind) => now[kind] > then[kind]).map((kind) => ({
      at,
      kind,
      money: { amount: now[kind] - then[kind], currency },
    }));
  });
