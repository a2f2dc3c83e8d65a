import type { Fold, Instant, RecordedAccountEvent } from '@disdetta/core';
import { isWithin, stretchQuestion } from './question.ts';
import type { QuestionCodec, Stretch, StretchQuestion } from './question.ts';
import { askView, viewOf } from './view.ts';
import type { View } from './view.ts';

/** Decodes the data of `cancellationReasons`: `{ from, to, at?, knownAt? }`. */
export const cancellationReasonsQuestion: QuestionCodec<StretchQuestion> =
  stretchQuestion('cancellationReasons');

/** How often each reason was given for cancelling, and how often none was. */
export interface CancellationReasons {
  /** By the code of the reason, codes in alphabetical order. */
  readonly counts: Readonly<Record<string, number>>;
  readonly withoutReason: number;
}

/** Every cancellation by its reason, and which lines are cancelled now. */
export interface CancellationReasonsState {
  readonly cancelled: ReadonlySet<string>;
  readonly given: readonly { readonly code: string | null; readonly at: Instant }[];
}

interface OfLine {
  readonly accountId: string;
  readonly subscriptionId: string;
}

const keyOf = ({ accountId, subscriptionId }: OfLine): string =>
  JSON.stringify([accountId, subscriptionId]);

const fold: Fold<CancellationReasonsState, RecordedAccountEvent> = {
  empty: () => ({ cancelled: new Set(), given: [] }),
  change: ({ cancelled, given }, { type, data }) => {
    switch (type) {
      case 'SubscriptionCancelled':
      case 'AddOnCancelled': {
        const key = keyOf(data);
        // A refund that ends a cancelled line is no second cancellation to be explained.
        if (data.reason !== undefined || !cancelled.has(key)) {
          given.push({ code: data.reason?.code ?? null, at: data.cancelledAt });
        }
        cancelled.add(key);
        return;
      }
      case 'PlanReactivated':
      case 'AddOnReactivated':
        cancelled.delete(keyOf(data));
        return;
      default:
        return;
    }
  },
};

const answer = ({ given }: CancellationReasonsState, stretch: Stretch): CancellationReasons => {
  const counts = new Map<string, number>();
  let withoutReason = 0;
  for (const { code, at } of given) {
    if (!isWithin(at, stretch)) continue;
    if (code === null) withoutReason += 1;
    else counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const inOrder = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return { counts: Object.fromEntries(inOrder), withoutReason };
};

/** The reasons for cancelling, kept up event by event. */
export const cancellationReasonsView: View<CancellationReasonsState, Stretch, CancellationReasons> =
  viewOf(fold, answer);

/**
 * Answers how often each reason was given for cancelling a plan or an add-on in a stretch of time
 * (R4), from the events of all accounts. A cancellation that was taken back counts as well.
 */
export const cancellationReasons = (
  history: readonly RecordedAccountEvent[],
  question: StretchQuestion,
): CancellationReasons => askView(cancellationReasonsView, history, question);
