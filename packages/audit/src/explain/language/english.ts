import type { RefundReason } from '@disdetta/core';
import type { ExplainWords } from './words.ts';

const reason = (of: RefundReason, spell: (at: string) => string): string => {
  switch (of.code) {
    case 'NeverBilled':
      return 'The line had never been billed.';
    case 'NothingCharged':
      return 'Nothing was charged that could come back.';
    case 'NotPaid':
      return 'What was charged had not been paid.';
    case 'PeriodOver':
      return `The paid period was over on ${spell(of.endedAt)}.`;
    case 'UsedSinceLastBilling':
      return `The account was used ${of.count === 1 ? 'once' : `${of.count} times`} since the line was last billed, ${of.count === 1 ? 'on' : 'first on'} ${spell(of.usedAt)} (${of.usageId}).`;
    case 'WindowClosed':
      return `The time in which a refund could be asked for was over on ${spell(of.closedAt)}.`;
    case 'AlreadyRefunded':
      return 'It had been given back already.';
    case 'Disputed':
      return 'The invoice was disputed with the bank.';
  }
};

/** An explanation in English. */
export const english: ExplainWords = {
  happened: (when, what) => `On ${when}: ${what}.`,
  used: (uses, first, last) =>
    uses === '1'
      ? `The account was used once, on ${first}.`
      : `The account was used: ${uses} uses, from ${first} to ${last}.`,
  due: (refundId, amount, policy, when) =>
    `On ${when}, refund ${refundId} of ${amount} was due under ${policy}.`,
  dueBecause: {
    'unused-since-last-billing':
      'The account had not been used since the line was last billed, as far as was known.',
    'prorated-within-days':
      'The request came in time, and part of the paid period was still ahead.',
    withdrawal: 'The contract was withdrawn from in time.',
    'charged-after-cancellation': 'The line was charged for a time after its end.',
  },
  owedAgain: (refundIds) =>
    `The money promised before (${refundIds}) did not arrive or came back, so it was owed again.`,
  nothingCharged: (when) => `On ${when}, the contract was withdrawn from; no money was due.`,
  refused: (refundId, code, when) => `On ${when}, refund ${refundId} was refused (${code}).`,
  refusedUnder: (policy) => `That was decided under ${policy}.`,
  otherAmountDue: (agreed, due) => `Agreed to was ${agreed}, but ${due} was due.`,
  policy: ({ name, version }) => `the policy ${name}, version ${version}`,
  reason,
  known: (events, through) =>
    events === '1'
      ? `When that was decided, one event of the account was known, recorded on ${through}.`
      : `When that was decided, ${events} events of the account were known, the last recorded on ${through}.`,
  nothingKnown: 'When that was decided, nothing was known of the account.',
  late: (recorded, happened) => `Only recorded after that, on ${recorded}: ${happened}`,
  nothingLate: 'Nothing that had happened before was recorded after it.',
  nowTheSame: 'With what is known now, it would be decided in the same way.',
  nowDue: (amount) => `With what is known now, ${amount} would be due.`,
  nowRefused: (codes) => `With what is known now, nothing would be due (${codes}).`,
};
