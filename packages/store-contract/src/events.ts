import type { EncodedEvent } from '@disdetta/core';

/** An event with an id; its texts hold what stores like to lose: accents, spaces, big numbers. */
export const eventWith = (id: string): EncodedEvent => ({
  id,
  type: 'SubscriptionCancelled',
  data: `{ "reason":"perché no? 🙃",  "amount": 12345678901234567890.10, "of":"${id}"}`,
  metadata: '{"schemaVersion":1 }',
});

/** Events with these ids. */
export const eventsWith = (
  first: string,
  ...rest: readonly string[]
): readonly [EncodedEvent, ...EncodedEvent[]] => [eventWith(first), ...rest.map(eventWith)];
