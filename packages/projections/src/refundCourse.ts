import { accountFold, owedAgainOf, pendingOf, unknownAccount } from '@disdetta/core';
import type {
  Account,
  AccountId,
  Currency,
  Instant,
  Refund,
  RefundId,
  RefundPart,
  SubscriptionId,
} from '@disdetta/core';
import { happenedAt } from './asOf.ts';
import type { RefundEvent } from './eventTypes.ts';

/** Where the money of a refund went, one step at a time. */
export type MovementKind = 'requested' | 'settled' | 'failed' | 'reversed';

/** Money of a refund that moved, in minor units, and when. */
export interface Movement {
  readonly kind: MovementKind;
  readonly amount: number;
  readonly at: Instant;
}

/** What became of one refund, up to the last of the events it is told from. */
export interface RefundCourse {
  readonly refundId: RefundId;
  readonly accountId: AccountId;
  readonly subscriptionId: SubscriptionId;
  readonly currency: Currency;
  readonly requestedAt: Instant;
  readonly movements: readonly Movement[];
  /** What is pending, or failed or came back and was not requested again, in minor units. */
  readonly owed: number;
  /** Since when it owes without a break; null when nothing is owed. */
  readonly owedSince: Instant | null;
  /** Where its money is: with the customer, on its way, or back. */
  readonly state: 'pending' | 'settled' | 'failed' | 'reversed' | 'requested-again';
  readonly events: readonly RefundEvent[];
}

interface Figures extends Readonly<Record<MovementKind, number>> {
  readonly owed: number;
}

const NOTHING: Figures = { requested: 0, settled: 0, failed: 0, reversed: 0, owed: 0 };
const KINDS: readonly MovementKind[] = ['requested', 'settled', 'failed', 'reversed'];

const sum = (parts: readonly RefundPart[], figure: (part: RefundPart) => number): number =>
  parts.reduce((total, part) => total + figure(part), 0);

const figuresOf = (refund: Refund | undefined): Figures =>
  refund === undefined
    ? NOTHING
    : {
        requested: sum(refund.parts, ({ amount }) => amount),
        settled: sum(refund.parts, ({ settled }) => settled),
        failed: sum(refund.parts, ({ failed }) => failed),
        reversed: sum(refund.parts, ({ reversed }) => reversed),
        owed: sum(refund.parts, (part) => pendingOf(part) + owedAgainOf(part)),
      };

interface Steps {
  readonly movements: readonly Movement[];
  readonly owedSince: Instant | null;
  readonly events: readonly RefundEvent[];
}

const NO_STEPS: Steps = { movements: [], owedSince: null, events: [] };

const step = (steps: Steps, event: RefundEvent, before: Figures, after: Figures): Steps => {
  const at = happenedAt(event);
  // A settlement takes from what had failed: the ledger shows what came, never less of what went.
  const risen = KINDS.filter((kind) => after[kind] > before[kind]);
  return {
    movements: [
      ...steps.movements,
      ...risen.map((kind) => ({ kind, amount: after[kind] - before[kind], at })),
    ],
    owedSince: before.owed > 0 ? steps.owedSince : at,
    events: [...steps.events, event],
  };
};

const stateOf = ({ parts }: Refund): RefundCourse['state'] => {
  if (sum(parts, pendingOf) > 0) return 'pending';
  if (sum(parts, owedAgainOf) === 0) {
    return sum(parts, ({ requestedAgain }) => requestedAgain) > 0 ? 'requested-again' : 'settled';
  }
  return sum(parts, ({ failed }) => failed) > 0 ? 'failed' : 'reversed';
};

/**
 * Tells what became of the refunds of one account, in the order of their requests, by replaying
 * their events through the core: what a settlement, failure or reversal moves is decided there
 * (rule 5.12).
 */
export const refundCourses = (
  accountId: AccountId,
  events: readonly RefundEvent[],
): readonly RefundCourse[] => {
  const account = unknownAccount();
  const steps = new Map<RefundId, Steps>();
  for (const event of events) {
    const { refundId } = event.data;
    const before = figuresOf(account.refunds.get(refundId));
    accountFold.change(account, event);
    const after = figuresOf(account.refunds.get(refundId));
    steps.set(refundId, step(steps.get(refundId) ?? NO_STEPS, event, before, after));
  }
  return coursesOf(accountId, account, steps);
};

const coursesOf = (
  accountId: AccountId,
  { refunds }: Pick<Account, 'refunds'>,
  steps: ReadonlyMap<RefundId, Steps>,
): readonly RefundCourse[] =>
  [...refunds].map(([refundId, refund]) => {
    const { movements, owedSince, events } = steps.get(refundId) ?? NO_STEPS;
    const { subscriptionId, currency, requestedAt } = refund;
    const { owed } = figuresOf(refund);
    return {
      refundId,
      accountId,
      subscriptionId,
      currency,
      requestedAt,
      movements,
      owed,
      owedSince: owed > 0 ? owedSince : null,
      state: stateOf(refund),
      events,
    };
  });
