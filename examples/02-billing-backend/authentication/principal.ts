import type { Actor } from '@disdetta/core';

/** What a person or a program may do here. */
export type Role = 'owner' | 'billing-admin';

/** Who asks: the owner of one account, or the firm's own billing. */
export type Principal =
  | { readonly role: 'owner'; readonly id: string; readonly accountId: string }
  | { readonly role: 'billing-admin'; readonly id: string };

/** Whether somebody may see and change an account: an owner their own alone. */
export const mayTouch = (principal: Principal, accountId: string): boolean =>
  principal.role === 'billing-admin' || principal.accountId === accountId;

/** Who goes on record as having given a command. */
export const actorOf = ({ role, id }: Principal): Actor => ({
  kind: role === 'owner' ? 'customer' : 'support',
  id,
});
