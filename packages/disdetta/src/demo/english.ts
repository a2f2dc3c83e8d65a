import type { Words } from './words.ts';

const times = (count: number): string => (count === 1 ? 'once, on' : `${count} times, first on`);

/** The demonstration in English. */
export const english: Words = {
  locale: 'en-GB',
  title: 'Disdetta: cancelling a subscription, step by step',
  subtitle: (file) => `Every line below is decided by the library and kept in ${file}`,
  currentPlans: 'Billing › Current Plans',
  none: 'no paid plan on this account',
  step: {
    look: 'The customer opens Billing, and Current Plans',
    cancel: 'Cancel the plan, and say why',
    reactivate: 'A change of mind: reactivate',
    addOn: 'Cancel one add-on, and keep the plan',
    sales: 'A plan that was sold by sales',
    quote: 'Not used since the last billing: see the amount first',
    refund: 'Agree to it: cancel and refund in one step',
    refused: 'A refund that is not due, with every reason',
    close: 'A free Basic account is closed',
    reopen: 'Close the file, open it again, replay it',
  },
  explain: {
    look: 'Each line offers exactly what would be accepted now.',
    cancel: 'The renewal stops. What is paid for stays usable until its very last millisecond.',
    reactivate: 'Until that end, the cancellation can be taken back as if it had never been.',
    addOn: 'It stays active for the rest of its own period.',
    sales: 'The customer is sent to sales, and nothing is written.',
    quote: 'Nobody has used the account since 1 March, so everything charged would come back.',
    refund: 'The amount agreed to has to be the amount due; both events are one append.',
    refused: 'The account was used, and the bank has opened a dispute.',
    close: 'It has nothing to cancel.',
    reopen: 'Nothing was kept in memory: the log alone answers, and it must answer the same.',
  },
  status: { Active: 'Active', Cancelled: 'Cancelled', Ended: 'Ended' },
  action: {
    CancelSubscription: 'Cancel subscription',
    CancelAddOn: 'Cancel add-on',
    RequestRefund: 'Cancel and refund',
    ReactivatePlan: 'Reactivate',
    ReactivateAddOn: 'Reactivate',
    Withdraw: 'Withdraw',
    ContactSales: 'Contact sales',
    CloseAccount: 'Close account',
  },
  until: (day) => `usable until ${day}`,
  renews: (day) => `renews on ${day}`,
  ended: (day) => `ended on ${day}`,
  access: (at, hasAccess) => `${at}: ${hasAccess ? 'the plan can be used' : 'no access any more'}`,
  refused: (code) => `Refused: ${code}`,
  contactSales: (contact) => `Only sales can cancel this plan. Please write to ${contact}.`,
  notEligible: 'No refund is due, because',
  reason: (reason, day) => {
    switch (reason.code) {
      case 'NeverBilled':
        return 'the subscription was never billed';
      case 'NothingCharged':
        return 'nothing was charged';
      case 'NotPaid':
        return 'the invoice has not been paid';
      case 'PeriodOver':
        return `the paid period ended on ${day(reason.endedAt)}`;
      case 'UsedSinceLastBilling':
        return `the account was used since it was last billed: ${times(reason.count)} ${day(reason.usedAt)}`;
      case 'WindowClosed':
        return `refunds could be asked for until ${day(reason.closedAt)}`;
      case 'AlreadyRefunded':
        return 'it was refunded before';
      case 'Disputed':
        return 'the invoice is disputed with the bank';
    }
  },
  quote: (amount, until) => `You will be refunded ${amount} if you cancel before ${until}.`,
  agreed: (amount) => `The customer agrees to ${amount}.`,
  refunded: (amount) => `Cancelled, and ${amount} promised back.`,
  closed: 'The account is closed.',
  replayed: (answers) => `${answers} questions were asked again of the replayed log`,
  same: 'Every answer is the same.',
  different: 'Some answers differ: please report this.',
  next: [
    'Where to go next, in the repository',
    'README.md                  ten lines that put this behind your own page',
    'docs/tutorial.md           from a clone to an audit, in half an hour',
    'packages/core/scenarios/   every rule as a story, which can be run',
    'docs/decisions/            why it is built this way',
  ],
};
