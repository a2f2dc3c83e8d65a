import type { Eligibility, PolicyReference, RecordedAccountEvent } from '@disdetta/core';
import type { Hindsight } from './hindsight.ts';
import type { Spelling } from './language/spelling.ts';
import type { RefundDecision } from '../decisions/refundDecision.ts';
import { happeningOf, sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** Why a refund was due, or why it was refused, under which version of which policy. */
export const tellDecision = (
  decision: RefundDecision,
  { then }: Hindsight,
  spelling: Spelling,
): readonly Sentence[] =>
  decision.outcome.accepted
    ? tellAccepted(decision, decision.outcome.events, spelling)
    : tellRefused(decision, decision.outcome.refusal.code, then, spelling);

const tellAccepted = (
  { command, known, place }: RefundDecision,
  events: readonly RecordedAccountEvent[],
  { say, instant, money }: Spelling,
): readonly Sentence[] => {
  const when = instant(command.data.at);
  const requested = events.find(({ type }) => type === 'RefundRequested');
  if (requested?.type !== 'RefundRequested') return [sentence(say.nothingCharged(when), place)];
  const { refundId, amount, policy, evidence } = requested.data;
  const because = say.dueBecause[policy.name];
  const grounds = groundsOf(requested, [...known, ...events]);
  const owedFrom = idsOf(evidence?.['owedFrom']);
  return [
    sentence(say.due(refundId, money(amount), say.policy(policy), when), requested),
    ...(because === undefined ? [] : [sentence(because, ...grounds)]),
    ...(owedFrom.length === 0
      ? []
      : [sentence(say.owedAgain(owedFrom.join(', ')), ...mishapsOf(owedFrom, known))]),
  ];
};

type Requested = Extract<RecordedAccountEvent, { type: 'RefundRequested' }>;

/** What a refund rests on: a withdrawal, or the invoices of which it gives back. */
const groundsOf = (
  { data: { policy, lines, subscriptionId } }: Requested,
  events: readonly RecordedAccountEvent[],
): readonly RecordedAccountEvent[] =>
  events.filter(({ type, data }) =>
    policy.name === 'withdrawal'
      ? type === 'ContractWithdrawn' && data.subscriptionId === subscriptionId
      : type === 'AccountBilled' && lines.some(({ invoiceId }) => invoiceId === data.invoiceId),
  );

/** How the money of earlier refunds failed to arrive, or came back. */
const mishapsOf = (
  refundIds: readonly string[],
  known: readonly RecordedAccountEvent[],
): readonly RecordedAccountEvent[] =>
  known.filter(
    ({ type, data }) =>
      (type === 'RefundFailed' || type === 'RefundReversed') && refundIds.includes(data.refundId),
  );

/** Ids that were put on record as evidence, whoever wrote it. */
const idsOf = (evidence: unknown): readonly string[] =>
  Array.isArray(evidence) ? evidence.filter((id) => typeof id === 'string') : [];

const tellRefused = (
  { command, known, place, outcome }: RefundDecision,
  code: string,
  then: Eligibility | null,
  { say, instant, money }: Spelling,
): readonly Sentence[] => {
  if (outcome.accepted) return [];
  const told = sentence(say.refused(command.data.refundId, code, instant(command.data.at)), place);
  const under = (policy: PolicyReference): Sentence =>
    sentence(say.refusedUnder(say.policy(policy)), place);
  if (
    code === 'RefundAmountMismatch' &&
    then?.eligible === true &&
    command.type === 'RequestRefund'
  ) {
    const { agreedAmount } = command.data;
    const amounts = say.otherAmountDue(money(agreedAmount), money(then.amount));
    return [told, under(then.policy), sentence(amounts, place)];
  }
  if (code !== 'RefundNotEligible' || then === null || then.eligible) return [told];
  const uses = (usageId: string): readonly RecordedAccountEvent[] =>
    known.filter(({ type, data }) => type === 'UsageRecorded' && data.usageId === usageId);
  return [
    told,
    under(then.policy),
    ...then.because.map((reason) =>
      sentence(
        say.reason(reason, instant),
        place,
        ...(reason.code === 'UsedSinceLastBilling' ? uses(reason.usageId) : []),
      ),
    ),
  ];
};

/** What was known when it was decided. */
export const tellKnown = (
  { known }: RefundDecision,
  { say, count, instant }: Spelling,
): readonly Sentence[] => {
  const last = known.at(-1);
  return last === undefined
    ? [sentence(say.nothingKnown)]
    : [sentence(say.known(count(known.length), instant(last.recordedAt)), last)];
};

/** What was learnt since, and whether it would be decided in another way with that. */
export const tellLearnt = (
  { then, now, late }: Hindsight,
  spelling: Spelling,
): readonly Sentence[] => {
  const { say, instant, money } = spelling;
  if (late.length === 0) return [sentence(say.nothingLate)];
  const told = late.map((event) =>
    sentence(say.late(instant(event.recordedAt), happeningOf(event, spelling).text), event),
  );
  if (now === null) return told;
  if (isSame(then, now)) return [...told, sentence(say.nowTheSame, ...late)];
  const verdict = now.eligible
    ? say.nowDue(money(now.amount))
    : say.nowRefused(now.because.map(({ code }) => code).join(', '));
  return [...told, sentence(verdict, ...late)];
};

const isSame = (then: Eligibility | null, now: Eligibility): boolean => {
  if (then?.eligible === true && now.eligible) return then.quoteId === now.quoteId;
  if (then?.eligible !== false || now.eligible) return false;
  const codes = ({ because }: typeof now): string => because.map(({ code }) => code).join();
  return codes(then) === codes(now);
};
