import { faultsIn } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Defects in what is decided. */
export const decisions: readonly Fault[] = faultsIn(
  'core',
  [
    {
      name: 'a line can be reactivated at the very instant of its end',
      file: 'account/decide/checks.ts',
      from: 'return end !== null && at >= end.at ? rejections.SubscriptionEnded',
      to: 'return end !== null && at > end.at ? rejections.SubscriptionEnded',
    },
    {
      name: 'a cancellation takes effect at once',
      file: 'account/decide/cancelling.ts',
      from: 'effectiveAt: paidThrough(account, subscriptionId) ?? at,',
      to: 'effectiveAt: at,',
    },
    {
      name: 'the first invoice says what is paid through',
      file: 'account/lines.ts',
      from: ': rest.reduce((end, { period }) => later(end, period.end), first.period.end);',
      to: ': rest.reduce((end) => end, first.period.end);',
    },
    {
      name: 'an add-on outlives its plan',
      file: 'account/lines.ts',
      from: "if (planEnd !== null) causes.push({ at: planEnd.at, because: 'plan-ended' });",
      to: "if (planEnd !== null && own !== undefined) causes.push({ at: planEnd.at, because: 'plan-ended' });",
    },
    {
      name: 'an add-on ends at the latest of its causes',
      file: 'account/lines.ts',
      from: 'rest.reduce((end, cause) => (cause.at < end.at ? cause : end), first);',
      to: 'rest.reduce((end, cause) => (cause.at > end.at ? cause : end), first);',
    },
    {
      name: 'a customer may cancel what sales sold',
      file: 'account/decide/checks.ts',
      from: "return actor.kind === 'sales' ? null : rejections.ContactSales(line);",
      to: "return actor.kind !== 'support' ? null : rejections.ContactSales(line);",
    },
    {
      name: 'a refund is paid whatever was agreed',
      file: 'account/decide/refunding.ts',
      from: 'if (!isSameMoney(data.agreedAmount, amount)) {',
      to: 'if (data.agreedAmount.amount < 0) {',
    },
    {
      name: 'an old quote still counts',
      file: 'account/decide/refunding.ts',
      from: 'if (data.quoteId !== undefined && data.quoteId !== quoteId) {',
      to: "if (data.quoteId === '' && data.quoteId !== quoteId) {",
    },
    {
      name: 'the same refund is requested twice',
      file: 'account/decide/refunding.ts',
      from: 'if (account.refunds.has(refundId)) return left(rejections.RefundAlreadyRequested(refundId));',
      to: '',
    },
    {
      name: 'a refund leaves the plan running',
      file: 'account/decide/refunding.ts',
      from: 'return right([requested, end]);',
      to: 'return right([requested, end].slice(0, 1));',
    },
    {
      name: 'a use at the instant of the billing does not count',
      file: 'account/usage.ts',
      from: 'usedAt < from || usedAt >= until',
      to: 'usedAt <= from || usedAt >= until',
    },
    {
      name: 'a voided use counts',
      file: 'account/usage.ts',
      from: 'if (voided || usedAt === null',
      to: 'if (usedAt === null',
    },
    {
      name: 'money goes back that was never captured',
      file: 'account/eligibility/charge.ts',
      from: 'const units = Math.min(judgement.worth, kept, covered);',
      to: 'const units = Math.min(judgement.worth, kept);',
    },
    {
      name: 'money goes back that went back before',
      file: 'account/eligibility/charge.ts',
      from: 'const kept = keptOf(account, subscriptionId, charge);',
      to: 'const kept = keptOf(account, subscriptionId, charge) && charged.amount;',
    },
    {
      name: 'a disputed invoice is refunded',
      file: 'account/eligibility/charge.ts',
      from: "if (isDisputed(account, invoiceId)) reasons.push({ code: 'Disputed' });",
      to: '',
    },
    {
      name: 'a refund of a plan forgets its add-ons',
      file: 'account/eligibility/lastBilling.ts',
      from: 'const due = [own, ...addOnsDue(inquiry, currency, purses)];',
      to: 'const due = [own, ...addOnsDue(inquiry, currency, purses).slice(1)];',
    },
    {
      name: 'an invoice counts twice',
      file: 'account/decide/recording.ts',
      from: '? right([])\n      : left(rejections.InvoiceConflict',
      to: "? right([{ type: 'AccountBilled', data }])\n      : left(rejections.InvoiceConflict",
    },
    {
      name: 'a charge for the time after the end passes unseen',
      file: 'account/decide/recording.ts',
      from: 'period.start >= end && charged.amount > 0',
      to: 'period.start > end && charged.amount > 0',
    },
    {
      name: 'an account is closed while money is owed',
      file: 'account/decide/ending.ts',
      from: 'total(parts, pendingOf) + total(parts, owedAgainOf) > 0',
      to: 'total(parts, pendingOf) > 0',
    },
    {
      name: 'a window of days is still open at its very end',
      file: 'policies/rules.ts',
      from: "at >= closedAt ? [{ code: 'WindowClosed', closedAt }] : [];",
      to: "at > closedAt ? [{ code: 'WindowClosed', closedAt }] : [];",
    },
    {
      name: 'a later policy judges an earlier billing',
      file: 'policies/judge.ts',
      from: '.filter(({ from }) => from <= billedAt)',
      to: '.filter(({ from }) => from !== billedAt)',
    },
    {
      name: 'a withdrawal is judged by when it arrives',
      file: 'account/decide/withdrawing.ts',
      from: 'if (submittedAt >= until) {',
      to: 'if (at >= until) {',
    },
    {
      name: 'a withdrawal gives back what was given back before',
      file: 'account/decide/withdrawing.ts',
      from: 'const wanted = Math.min(worth, keptOf(account, one.subscriptionId, charge));',
      to: 'const wanted = Math.max(worth, keptOf(account, one.subscriptionId, charge));',
    },
  ].map((fault) => ({
    projects: ['core', 'disdetta', 'projections'],
    specs: 'packages/(core/src/account|disdetta/src/scenario|projections)/',
    ...fault,
  })),
);
