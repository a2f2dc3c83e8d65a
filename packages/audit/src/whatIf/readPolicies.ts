import { decodePolicies, spellFaults } from '@disdetta/core';
import type { Fault, Policies } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** Policies to try out: what is left out stays as it was recorded with each decision. */
export type OtherPolicies = Partial<Policies>;

/** A text that policies cannot be read from. */
export interface PoliciesUnreadable {
  readonly code: 'PoliciesUnreadable';
  readonly message: string;
  /** Every fault, by its path. */
  readonly facts: { readonly faults: readonly Fault[] };
}

/**
 * Reads policies to try out from JSON, `{ "refund": … }`: a policy, several, or a schedule of
 * them, with `payments`, `addOns`, `reason` and `withdrawal` beside it; or answers every fault.
 */
export const readPolicies = (text: string): E.Either<PoliciesUnreadable, OtherPolicies> => {
  const json = E.tryCatch(
    (): unknown => JSON.parse(text),
    () => [{ path: 'policies', expected: 'JSON', found: 'text that is not JSON' }],
  );
  if (E.isLeft(json)) return E.left(unreadable(json.left));
  const given = json.right;
  const decoded = decodePolicies(given);
  if (E.isLeft(decoded)) return E.left(unreadable(decoded.left));
  const { refund, addOns, reason, payments, withdrawal } = decoded.right;
  const isGiven = (name: keyof Policies): boolean =>
    typeof given === 'object' && given !== null && Object.hasOwn(given, name);
  return E.right({
    ...(isGiven('refund') ? { refund } : {}),
    ...(isGiven('addOns') ? { addOns } : {}),
    ...(isGiven('reason') ? { reason } : {}),
    ...(isGiven('payments') ? { payments } : {}),
    ...(isGiven('withdrawal') ? { withdrawal } : {}),
  });
};

const unreadable = (faults: readonly Fault[]): PoliciesUnreadable => ({
  code: 'PoliciesUnreadable',
  message: `These policies cannot be read: ${spellFaults(faults)}.`,
  facts: { faults },
});
