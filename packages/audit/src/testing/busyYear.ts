import { lifeOf } from './manyLives.ts';
import { inOrder } from './told.ts';
import type { Told } from './told.ts';

/** More reasons than a chart has room for, one as long as fits and one longer. */
const REASONS = [
  'too-expensive',
  'too-expensive',
  'switched',
  'missing-feature',
  'a-reason-of-24-character',
  'a-reason-that-is-much-too-long-to-be-read',
  'moved',
  'closed',
  'quality',
  'support',
  'legal',
  'privacy',
  'other',
  'other',
];

/** Somebody who is billed a fortune in some month, and cancels for some reason. */
const cancelled = (reason: string, place: number): readonly Told[] => {
  const { told, opened, plan, billed, used } = lifeOf(`customer-${place}`);
  const month = 1 + (place % 8);
  return [
    opened('01-01T00:00'),
    plan('01-01T00:00'),
    billed(month, 123_456_789_012),
    used(`0${month}-20T10:00`),
    used(`0${month}-03T10:00`),
    used(`0${month}-03T09:00`),
    told('CancelSubscription', `0${month}-21T10:00`, {
      subscriptionId: 'plan',
      reason: { code: reason },
    }),
  ];
};

/** Somebody who is refunded in a month, whose money fails to arrive and is owed again. */
const refundedIn = (month: number): readonly Told[] => {
  const { opened, plan, billed, refund, failed, settled } = lifeOf(`refunded-in-${month}`);
  return [
    opened('01-01T00:00'),
    plan('01-01T00:00'),
    billed(month, 1_499),
    refund(`0${month}-02T00:00`, 'refund-1', 1_499),
    failed(`0${month}-03T00:00`, 'refund-1'),
    refund(`0${month}-04T00:00`, 'refund-2', 1_499),
    settled(`0${month}-05T00:00`, 'refund-2', 'provider'),
  ];
};

/** Somebody with an account and nothing else. */
const bare = (): readonly Told[] => [lifeOf('bare').opened('01-01T00:00')];

/** Somebody to whom much happens within an hour, so that no picture has room for all of it. */
const hectic = (): readonly Told[] => {
  const { told, opened, plan, billed } = lifeOf('hectic');
  const ofPlan = { subscriptionId: 'plan' };
  return [
    opened('03-01T05:00'),
    plan('03-01T05:30'),
    billed(3, 1_499),
    billed(4, 1_499),
    ...[0, 1, 2, 3, 4, 5].flatMap((turn) => [
      told('CancelSubscription', `04-10T10:${turn}0`, ofPlan),
      told('ReactivatePlan', `04-10T10:${turn}5`, ofPlan),
    ]),
    told('CancelSubscription', '04-10T11:00', ofPlan),
  ];
};

/** Many who leave for many reasons, and refunds in January and in August. */
export const busyYear: readonly Told[] = inOrder(
  ...REASONS.map(cancelled),
  refundedIn(1),
  refundedIn(8),
  bare(),
  hectic(),
);
