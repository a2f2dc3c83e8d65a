import * as t from 'io-ts';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { decodeWith, defaulted, oneOf, record, unknownFields } from '../kernel/codec.ts';
import type { RecordOf } from '../kernel/codec.ts';
import type { Fault } from '../kernel/fault.ts';
import { refundPolicies } from './policy.ts';
import type { NamedPolicy } from './policy.ts';

const DEFAULT_REFUND: NamedPolicy = { name: 'unused-since-last-billing', version: 1 };

const withdrawalFields = {
  name: defaulted(oneOf('withdrawal'), 'withdrawal'),
  version: defaulted(t.number, 1),
  /** Whether the customer asked for the service to start at once, and so pays for what was used. */
  startedOnRequest: defaulted(t.boolean, false),
};

/** What a withdrawal gives back. */
export type WithdrawalPolicy = RecordOf<typeof withdrawalFields>;

const DEFAULT_WITHDRAWAL: WithdrawalPolicy = {
  name: 'withdrawal',
  version: 1,
  startedOnRequest: false,
};

const fields = {
  refund: defaulted(refundPolicies, DEFAULT_REFUND),
  addOns: defaulted(oneOf('follow-plan', 'cancel-first'), 'follow-plan'),
  reason: defaulted(oneOf('optional', 'required'), 'optional'),
  payments: defaulted(oneOf('assumed', 'recorded'), 'assumed'),
  withdrawal: defaulted(record('the withdrawal policy', withdrawalFields), DEFAULT_WITHDRAWAL),
};

/** Decodes `Policies`; every key may be left out. */
export const policiesCodec = record('policies', fields);

/**
 * What a firm decides, as data: when a refund is due, whether add-ons must be cancelled before
 * their plan, whether a reason must be given, whether an invoice counts as paid, and what a
 * withdrawal gives back.
 */
export type Policies = RecordOf<typeof fields>;

/** The policies of a firm that decides nothing of its own. */
export const defaultPolicies: Policies = {
  refund: DEFAULT_REFUND,
  addOns: 'follow-plan',
  reason: 'optional',
  payments: 'assumed',
  withdrawal: DEFAULT_WITHDRAWAL,
};

/** Reads policies from any input, or answers every fault by path; unknown keys are faults. */
export const decodePolicies = (
  input: unknown,
  root = 'policies',
): Either<readonly Fault[], Policies> => {
  const decoded = decodeWith(policiesCodec, input, root);
  const surplus = unknownFields(policiesCodec, input, root);
  if (isLeft(decoded)) return left([...decoded.left, ...surplus]);
  return surplus.length > 0 ? left(surplus) : right(decoded.right);
};
