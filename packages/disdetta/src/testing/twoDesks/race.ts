import fc from 'fast-check';
import type { CommandInput } from '../../disdetta.ts';

/** What one desk gives while the other does the same: a command, after a while. */
interface Turn {
  readonly command: CommandInput;
  /** How often others have their turn before it is given. */
  readonly after: number;
}

/** Two desks that work on one account at the same time. */
export interface Race {
  readonly accountId: string;
  /** What happens before, in this order. */
  readonly opening: readonly CommandInput[];
  /** What each desk gives, in this order. */
  readonly desks: readonly [readonly Turn[], readonly Turn[]];
}

const TURNS = 3;
const march = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };
const at = '2026-03-10T00:00:00.000Z';
const price = { amount: 1_499, currency: 'EUR' };
const plan = { subscriptionId: 'plan' };
const addOn = { subscriptionId: 'add-on' };

type Wish = Pick<CommandInput, 'type' | 'data'>;

/** Wishes that get into each other's way: what one comes to depends on which came before. */
const WISHES: readonly Wish[] = [
  { type: 'CancelSubscription', data: { ...plan, reason: { code: 'moved' }, at } },
  { type: 'ReactivatePlan', data: { ...plan, at } },
  { type: 'CancelAddOn', data: { ...addOn, at } },
  { type: 'RequestRefund', data: { ...plan, refundId: 'r-1', agreedAmount: price, at } },
  { type: 'RequestRefund', data: { ...plan, refundId: 'r-2', agreedAmount: price, at } },
  { type: 'RecordUsage', data: { usageId: 'u-1', usedAt: '2026-03-05T00:00:00.000Z' } },
  { type: 'VoidUsage', data: { usageId: 'u-1', at } },
  { type: 'CloseAccount', data: { at } },
];

const OPENING: readonly Wish[] = [
  { type: 'OpenAccount', data: { at: march.start } },
  { type: 'StartPlan', data: { ...plan, planId: 'pro', at: march.start } },
  {
    type: 'StartAddOn',
    data: { ...addOn, addOnId: 'seats', planSubscriptionId: 'plan', at: march.start },
  },
  {
    type: 'RecordBilling',
    data: {
      invoiceId: 'march',
      billedAt: march.start,
      lines: [{ ...plan, period: march, charged: price }],
    },
  },
];

/** What is wished at one place of the race, and whether both desks are given the very same. */
const places = fc.record({
  wishes: fc.tuple(fc.constantFrom(...WISHES), fc.constantFrom(...WISHES)),
  isSame: fc.boolean(),
  after: fc.tuple(fc.nat(4), fc.nat(4)),
});

type Places = readonly (typeof places extends fc.Arbitrary<infer Place> ? Place : never)[];

const raceOf = (accountId: string, told: Places): Race => {
  const commandOf = ({ type, data }: Wish, commandId: string): CommandInput => ({
    type,
    data: { accountId, ...data },
    metadata: { commandId: `${accountId} ${commandId}` },
  });
  const turnsOf = (desk: 0 | 1): readonly Turn[] =>
    told.map(({ wishes, isSame, after }, place) => ({
      command: isSame
        ? commandOf(wishes[0], `both ${place}`)
        : commandOf(wishes[desk], `desk ${desk} ${place}`),
      after: after[desk],
    }));
  return {
    accountId,
    opening: OPENING.map((wish, place) => commandOf(wish, `opening ${place}`)),
    desks: [turnsOf(0), turnsOf(1)],
  };
};

/** So many races, the same for the same seed. */
export const racesOf = (seed: number, count: number): readonly Race[] =>
  fc
    .sample(fc.array(places, { minLength: TURNS, maxLength: TURNS }), { seed, numRuns: count })
    .map((told, index) => raceOf(`a-${index}`, told));
