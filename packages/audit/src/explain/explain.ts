import type { Instant, RecordedAccountEvent, RefundId } from '@disdetta/core';
import { happenedAt } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import { hindsightOf } from './hindsight.ts';
import { spellings } from './language/spelling.ts';
import type { ExplainLanguage, Spelling } from './language/spelling.ts';
import { refundDecisionsOf, refundIdOf } from '../decisions/refundDecision.ts';
import type { Chronicle } from '../decisions/refundDecision.ts';
import { happeningOf, sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { tellDecision, tellKnown, tellLearnt } from './tellDecision.ts';

/** What of an account is to be explained. */
export interface ExplainOptions {
  /** One refund, granted or refused; left out, all of them. */
  readonly refundId?: RefundId;
  /** What had happened by then; left out, everything. What is known now is known all the same. */
  readonly at?: Instant;
  /** Default: English. */
  readonly language?: ExplainLanguage;
}

/** How one request was decided. */
export interface ExplainedDecision {
  readonly refundId: RefundId;
  readonly accepted: boolean;
  /** Why it was due or refused, and under which policy. */
  readonly decided: readonly Sentence[];
  /** What was known when it was decided. */
  readonly knownThen: readonly Sentence[];
  /** What was learnt since of the time before it, and what that would change. */
  readonly knownNow: readonly Sentence[];
}

/** What happened to an account and why, each sentence with its evidence. */
export interface Explanation {
  readonly happened: readonly Sentence[];
  readonly decisions: readonly ExplainedDecision[];
}

/** No request of this account had such a refund id. */
export interface RefundNotInAccount {
  readonly code: 'RefundNotInAccount';
  readonly message: string;
  readonly facts: { readonly refundId: RefundId };
}

/**
 * Explains an account from its events and its refusals: what happened, why each refund was due or
 * refused, what was known then, and what is known now. What customers wrote is never repeated.
 */
export const explain = (
  { history, refusals }: Chronicle,
  { refundId, at, language = 'en' }: ExplainOptions = {},
): E.Either<RefundNotInAccount, Explanation> => {
  const spelling = spellings[language];
  const decisions = refundDecisionsOf({ history, refusals })
    .filter((decision) => refundId === undefined || refundIdOf(decision) === refundId)
    .filter(({ command }) => at === undefined || command.data.at <= at);
  if (refundId !== undefined && decisions.length === 0) return E.left(notInAccount(refundId));
  const lines = new Set(decisions.map(({ command }) => command.data.subscriptionId));
  const happened = history
    .filter((event) => at === undefined || happenedAt(event) <= at)
    .filter((event) => refundId === undefined || isAbout(event, refundId, lines));
  return E.right({
    happened: tellHappened(happened, spelling),
    decisions: decisions.map((decision) => {
      const hindsight = hindsightOf(decision, history);
      return {
        refundId: refundIdOf(decision),
        accepted: decision.outcome.accepted,
        decided: tellDecision(decision, hindsight, spelling),
        knownThen: tellKnown(decision, spelling),
        knownNow: tellLearnt(hindsight, spelling),
      };
    }),
  });
};

/** Whether an event bears on a refund: it is of its line, of the refund, or of the whole account. */
const isAbout = (
  { type, data }: RecordedAccountEvent,
  refundId: RefundId,
  subscriptions: ReadonlySet<string>,
): boolean => {
  if (type === 'AccountBilled') {
    return data.lines.some(({ subscriptionId }) => subscriptions.has(subscriptionId));
  }
  if ('refundId' in data) return data.refundId === refundId;
  return !('subscriptionId' in data) || subscriptions.has(data.subscriptionId);
};

/** Uses are told together: there may be thousands. */
const tellHappened = (
  events: readonly RecordedAccountEvent[],
  spelling: Spelling,
): readonly Sentence[] => {
  const told = events
    .filter(({ type }) => type !== 'UsageRecorded')
    .sort(byInstant)
    .map((event) => happeningOf(event, spelling));
  const uses = events.filter(({ type }) => type === 'UsageRecorded').sort(byInstant);
  const [first] = uses;
  const last = uses.at(-1);
  if (first === undefined || last === undefined) return told;
  const { say, count, instant } = spelling;
  const text = say.used(count(uses.length), instant(happenedAt(first)), instant(happenedAt(last)));
  return [...told, sentence(text, ...new Set([first, last]))];
};

const byInstant = (one: RecordedAccountEvent, other: RecordedAccountEvent): number => {
  const [before, after] = [happenedAt(one), happenedAt(other)];
  if (before === after) return 0;
  return before < after ? -1 : 1;
};

const notInAccount = (refundId: RefundId): RefundNotInAccount => ({
  code: 'RefundNotInAccount',
  message: `This account was never asked for a refund ${refundId}: look its id up. Refusals are only known where they were written down.`,
  facts: { refundId },
});
