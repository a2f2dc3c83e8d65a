import { earlier } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import type { BillingFacts, Judgement } from './judgement.ts';
import type { NamedPolicy, PolicySchedule, RefundPolicy } from './policy.ts';
import { inOrder } from './reasons.ts';
import { judgeByName } from './rules.ts';

const NEVER: NamedPolicy = { name: 'never', version: 1 };

/** What a policy, or several as one, says of a billing. */
export const judge = (policy: RefundPolicy, billing: BillingFacts): Judgement => {
  if ('firstOf' in policy) {
    return firstOf(
      policy.firstOf.map((member) => judge(member, billing)),
      billing,
    );
  }
  if ('allOf' in policy) {
    return allOf(
      policy.allOf.map((member) => judge(member, billing)),
      billing,
    );
  }
  return judgeByName(policy, billing);
};

const saysYes = ({ reasons }: Judgement): boolean => reasons.length === 0;

const reasonsOf = (judgements: readonly Judgement[]): Judgement['reasons'] =>
  inOrder(judgements.flatMap(({ reasons }) => reasons));

const firstOf = (members: readonly Judgement[], billing: BillingFacts): Judgement => {
  const yes = members.find(saysYes);
  if (yes !== undefined) return yes;
  const [first] = members;
  // Nobody is there to say yes.
  if (first === undefined) return judgeByName(NEVER, billing);
  return { ...first, reasons: reasonsOf(members) };
};

const allOf = (members: readonly Judgement[], billing: BillingFacts): Judgement => {
  const [first, ...others] = members;
  if (first === undefined) return judgeByName(NEVER, billing);
  const no = members.find((member) => !saysYes(member));
  if (no !== undefined) return { ...no, reasons: reasonsOf(members) };
  const smallest = others.reduce((least, one) => (one.worth < least.worth ? one : least), first);
  return { ...smallest, actsBy: members.map(({ actsBy }) => actsBy).reduce(earlier) };
};

/**
 * The policy that judges a billing: of a schedule, the one in force when it was billed. Nothing
 * was promised for billings from before a schedule starts.
 */
export const policyInForce = (
  policies: RefundPolicy | PolicySchedule,
  billedAt: Instant,
): RefundPolicy => {
  if (!isSchedule(policies)) return policies;
  return policies
    .filter(({ from }) => from <= billedAt)
    .reduce<{ from: Instant | null; policy: RefundPolicy }>(
      (latest, entry) => (latest.from === null || entry.from >= latest.from ? entry : latest),
      { from: null, policy: NEVER },
    ).policy;
};

const isSchedule = (policies: RefundPolicy | PolicySchedule): policies is PolicySchedule =>
  Array.isArray(policies);
