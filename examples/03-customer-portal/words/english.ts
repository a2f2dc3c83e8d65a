import { momentIn, moneyIn, reasonsIn, spelt } from './facts.ts';
import type { Words } from './words.ts';

/** The page in English. */
export const english: Words = {
  language: 'en',
  locale: 'en-GB',
  languages: 'Language',
  billing: 'Billing',
  title: 'Current Plans',
  skip: 'Skip to content',
  signedInAs: (accountId) => `Account ${accountId}`,
  signOut: 'Sign out',
  signIn: 'Sign in',
  signInLead: 'These are sample accounts. Pick one to see its page.',
  back: 'Back to Current Plans',
  intro: 'Cancel at any time. What you have paid for stays yours until the end of its period.',
  nothing: 'You have no paid plan, so there is nothing to cancel.',
  closed: 'This account is closed.',
  kind: { plan: 'Plan', addOn: 'Add-on' },
  status: { Active: 'Active', Cancelled: 'Cancelled', Ended: 'Ended' },
  action: {
    CancelSubscription: 'Cancel subscription',
    CancelAddOn: 'Cancel add-on',
    RequestRefund: 'Cancel and refund',
    ReactivatePlan: 'Reactivate',
    ReactivateAddOn: 'Reactivate',
    Withdraw: 'Withdraw from contract here',
    ContactSales: 'Contact sales',
  },
  renewsAt: (instant) => `Renews on ${instant}.`,
  usableUntil: (instant) => `Does not renew. You can use it until ${instant}.`,
  ended: (instant) => `Ended on ${instant}.`,
  running: 'Not billed yet.',
  endsWithPlan: 'It ends with its plan, which is cancelled.',
  managedElsewhere: {
    'app-store': 'Bought in the App Store: it is cancelled there.',
    'play-store': 'Bought in the Play Store: it is cancelled there.',
    reseller: 'Bought from a reseller: it is cancelled there.',
  },
  receiptLink: 'Receipt',
  account: 'Your account',
  accountLead: 'Nothing paid is left to cancel. You can close your account.',

  cancel: {
    title: (name) => `Cancel ${name}?`,
    confirm: 'Yes, cancel it',
    keep: 'No, keep it',
    stops: 'The automatic renewal stops now, and you will not be charged for it again.',
    usable: (until) => `You can use it until ${until}.`,
    endsNow: 'It was never billed, so it ends at once.',
    addOns: 'Add-ons of this plan end with it at the latest.',
    changeMind: 'Until then you can change your mind and reactivate it on this page.',
    refundDue: (amount) => `You have not used it since it was billed: ${amount} can be refunded.`,
    refundInstead: 'Cancel and refund instead',
    noRefund: 'No refund is due for it, because',
  },
  reactivate: {
    title: (name) => `Reactivate ${name}?`,
    confirm: 'Yes, reactivate it',
    keep: 'No, leave it cancelled',
    lead: 'It will renew automatically again at the end of its paid period.',
    same: 'Period and price stay as they were. Nothing is charged today.',
  },
  refund: {
    title: (name) => `Cancel ${name} and get a refund?`,
    confirm: 'Cancel and refund',
    keep: 'No, keep it',
    youGet: 'You get back',
    why: 'You have not used it since it was last billed.',
    endsNow: 'It ends at once, together with its add-ons. You cannot use it any more.',
    staysEnded: 'Nothing else changes.',
    actBy: (instant) => `The refund can be asked for until ${instant}.`,
    agree: (amount) => `I agree to a refund of ${amount} and to its terms.`,
    agreeMissing: 'Please tick the box to agree to the amount and its terms.',
  },
  withdraw: {
    title: (name) => `Withdraw from the contract for ${name}?`,
    confirm: 'Confirm withdrawal',
    keep: 'No, keep it',
    lead: 'You can withdraw from this contract without giving a reason.',
    contract: (name, accountId) =>
      `I withdraw from the contract for ${name} of account ${accountId}.`,
    youGet: (amount) => `You get back ${amount}, within 14 days.`,
    nothingCharged: 'Nothing was charged, so nothing has to be given back.',
    endsNow: 'It ends at once, together with its add-ons. A receipt tells day and time.',
  },
  close: {
    offer: 'Close account',
    title: () => 'Close your account?',
    confirm: 'Yes, close the account',
    keep: 'No, keep it',
    lead: 'The account has nothing paid left, and can be closed.',
    final: 'A closed account cannot be opened again.',
  },
  sales: {
    title: 'Contact sales',
    lead: (name) => `${name} was sold by our sales team. Only they can change or cancel it.`,
    write: 'Please write to',
    unknown: 'Please get in touch with your account executive.',
    mention: (accountId, subscriptionId) =>
      `Mention account ${accountId} and subscription ${subscriptionId}.`,
  },

  why: {
    legend: 'Why do you cancel? (optional)',
    none: 'I would rather not say',
    codes: {
      'too-expensive': 'It is too expensive',
      'not-used': 'I do not use it',
      'missing-feature': 'Something is missing',
      switching: 'I use something else now',
      'only-for-now': 'I do not need it for now',
      other: 'Another reason',
    },
    comment: 'Anything you want to tell us? (optional)',
    hint: 'At most 5,000 characters.',
    tooLong: 'Please shorten your text to 5,000 characters.',
  },
  refundReason: (reason, format) => {
    switch (reason.code) {
      case 'NeverBilled':
        return 'it was never billed';
      case 'NothingCharged':
        return 'nothing was charged';
      case 'NotPaid':
        return 'the invoice has not been paid';
      case 'PeriodOver':
        return `the paid period ended on ${format.moment(reason.endedAt)}`;
      case 'UsedSinceLastBilling':
        return `your account was used since it was last billed, first on ${format.moment(reason.usedAt)}`;
      case 'WindowClosed':
        return `refunds could be asked for until ${format.moment(reason.closedAt)}`;
      case 'AlreadyRefunded':
        return 'it was refunded before';
      case 'Disputed':
        return 'the invoice is disputed with your bank';
    }
  },

  receipt: {
    title: 'Receipt of your request',
    lead: 'We have received your request. Keep this page: print it, or save it as a PDF.',
    asked: {
      CancelSubscription: 'Cancellation of a plan',
      CancelAddOn: 'Cancellation of an add-on',
      RequestRefund: 'Cancellation with a refund',
      Withdraw: 'Withdrawal from the contract',
    },
    labels: {
      asked: 'What you asked for',
      account: 'Account',
      received: 'Received',
      effective: 'Takes effect',
      refund: 'Refund',
      reason: 'Your reason',
      comment: 'Your comment',
      takenBack: 'Taken back',
      zone: 'Time zone',
    },
    refund: (amount) => `${amount}, on its way`,
    takenBack: 'You have reactivated it since: this request no longer applies.',
    print: 'To print it, use the print function of your browser.',
  },
  done: {
    reactivated: (name) => `${name} is active again and will renew.`,
    closed: 'Your account is closed.',
  },

  refusal: {
    title: 'Nothing was changed',
    unknownTitle: 'We do not know yet',
    by: {
      AlreadyCancelled: (facts, format) =>
        `It is cancelled already. You can use it until ${spelt(momentIn(facts, 'effectiveAt'), format.moment)}.`,
      NotCancelled: () => 'It is not cancelled, so there is nothing to take back.',
      SubscriptionEnded: (facts, format) =>
        `It ended on ${spelt(momentIn(facts, 'endedAt'), format.moment)}. You can start a new plan at any time.`,
      ContactSales: () => 'This plan was sold by our sales team. Only they can change it.',
      ManagedElsewhere: () => 'It was bought elsewhere, and is cancelled where it was bought.',
      AddOnsActive: () => 'Add-ons of this plan still renew. Please cancel them first.',
      ReasonRequired: () => 'Please tell us why you cancel.',
      RefundNotEligible: (facts, format) =>
        `No refund is due, because ${reasonsIn(facts)
          .map((reason) => english.refundReason(reason, format))
          .join('; and ')}. Your plan goes on as before.`,
      RefundAmountMismatch: (facts, format) =>
        `The amount has changed to ${spelt(moneyIn(facts, 'due'), format.money)} since you saw it. Please look at it again before you agree.`,
      QuoteSuperseded: () =>
        'What you were shown has changed since. Please look at it again before you agree.',
      WithdrawalPeriodOver: (facts, format) =>
        `You could withdraw until ${spelt(momentIn(facts, 'until'), format.moment)}. You can cancel at any time.`,
      NoWithdrawalRight: () => 'There is no right to withdraw from it. You can cancel at any time.',
      PaidSubscriptionActive: () =>
        'Paid plans are still running. Cancel them, and close the account once they have ended.',
      RefundPending: () =>
        'We still owe you money. The account can be closed as soon as it has arrived.',
      AccountClosed: () => 'The account is closed.',
      InvalidCommand: () => 'What was sent could not be read. Please open the page again.',
      CommandIdReused: () => 'This form was sent before with other content. Please open it again.',
    },
    later: 'This cannot be done at the moment. Please try again in a few minutes.',
    unknownOutcome:
      'Your request may have arrived. Please send it again: it is never carried out twice.',
    next: {
      reactivate: 'Reactivate it',
      quote: 'See the amount again',
      cancel: 'Cancel without a refund',
      sales: 'Contact sales',
      again: 'Send it again',
    },
  },
  oldForm: {
    title: 'This page is out of date',
    lead: 'It was open for too long, or you signed in again. Nothing was changed.',
  },
  notFound: {
    title: 'There is nothing here',
    lead: 'The address is wrong, or the plan is not yours.',
  },
  failed: {
    title: 'Something went wrong',
    lead: 'That was our fault, and not yours. Please try again in a few minutes.',
  },
};
