import type { Words } from '../words/words.ts';

/** The addresses of the page in one language; ids are escaped, whatever they hold. */
export interface Addresses {
  readonly plans: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly close: string;
  readonly reactivated: (subscriptionId: string) => string;
  readonly ofLine: (subscriptionId: string, page: LinePage) => string;
}

/** What can be done about one line, or seen of it, on a page of its own. */
export type LinePage = 'cancel' | 'reactivate' | 'refund' | 'withdraw' | 'sales' | 'receipt';

/** The addresses in the language of some words. */
export const addressesOf = ({ language }: Pick<Words, 'language'>): Addresses => ({
  plans: `/${language}/plans`,
  signIn: `/${language}/sign-in`,
  signOut: `/${language}/sign-out`,
  close: `/${language}/account/close`,
  reactivated: (subscriptionId) =>
    `/${language}/plans?reactivated=${encodeURIComponent(subscriptionId)}`,
  ofLine: (subscriptionId, page) =>
    `/${language}/plans/${encodeURIComponent(subscriptionId)}/${page}`,
});
