import * as t from 'io-ts';
import { ChosenType, defaulted, record, refined } from '../kernel/codec.ts';
import { instant } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';

const isPositive = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1;

const MOST_DAYS = 36_500;

const isDays = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_DAYS;

const version = defaulted(
  refined('a policy version, 1 or more', isPositive, { type: 'integer', minimum: 1 }),
  1,
);

/** How the policies that ship with the library are written down, by name. */
export const namedPolicyCodecs = {
  'unused-since-last-billing': record('the policy unused-since-last-billing', {
    name: t.literal('unused-since-last-billing'),
    version,
  }),
  'prorated-within-days': record('the policy prorated-within-days', {
    name: t.literal('prorated-within-days'),
    version,
    days: refined('a number of days, 0 to 36500', isDays, {
      type: 'integer',
      minimum: 0,
      maximum: MOST_DAYS,
    }),
  }),
  withdrawal: record('the policy withdrawal', { name: t.literal('withdrawal'), version }),
  'charged-after-cancellation': record('the policy charged-after-cancellation', {
    name: t.literal('charged-after-cancellation'),
    version,
  }),
  never: record('the policy never', { name: t.literal('never'), version }),
} as const;

export type PolicyName = keyof typeof namedPolicyCodecs;

/** A policy by its name and version, with what it needs to decide. */
export type NamedPolicy<Name extends PolicyName = PolicyName> = {
  [Each in Name]: t.TypeOf<(typeof namedPolicyCodecs)[Each]>;
}[Name];

/** The first of several policies that says yes decides. */
export interface FirstOf {
  readonly firstOf: readonly RefundPolicy[];
}

/** Several policies that must all say yes; the smallest amount counts. */
export interface AllOf {
  readonly allOf: readonly RefundPolicy[];
}

/** A refund policy: one by name, or several as one. */
export type RefundPolicy = NamedPolicy | FirstOf | AllOf;

/** One entry of a schedule: the policy in force from an instant on. */
export interface ScheduledPolicy {
  readonly from: Instant;
  readonly policy: RefundPolicy;
}

/** Policies over time: the one in force when a line was billed judges that billing. */
export type PolicySchedule = readonly ScheduledPolicy[];

const isPolicyName = (name: unknown): name is PolicyName =>
  typeof name === 'string' && Object.hasOwn(namedPolicyCodecs, name);

type PolicyCodec = t.Type<RefundPolicy, unknown>;

const choosePolicy = (value: unknown): PolicyCodec | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('firstOf' in value) return firstOf as PolicyCodec;
  if ('allOf' in value) return allOf as PolicyCodec;
  return 'name' in value && isPolicyName(value.name)
    ? (namedPolicyCodecs[value.name] as PolicyCodec)
    : undefined;
};

/** Decodes a refund policy by what it says it is. */
export const refundPolicy = new ChosenType<RefundPolicy>(
  `a refund policy named ${Object.keys(namedPolicyCodecs).join(', ')}, or firstOf, or allOf`,
  choosePolicy,
);

const several = t.readonlyArray(refundPolicy, 'a list of refund policies');
const firstOf = record('the first of several policies', { firstOf: several });
const allOf = record('all of several policies', { allOf: several });

const schedule = t.readonlyArray(
  record('a scheduled policy { from, policy }', { from: instant, policy: refundPolicy }),
  'a schedule of policies',
);

/** Decodes one refund policy, or a schedule of them. */
export const refundPolicies = new ChosenType<RefundPolicy | PolicySchedule>(
  `${refundPolicy.name}, or a schedule of these`,
  (value) =>
    (Array.isArray(value) ? schedule : refundPolicy) as t.Type<
      RefundPolicy | PolicySchedule,
      unknown
    >,
);
