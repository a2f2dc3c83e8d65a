import type { EncodedEvent } from '@disdetta/core';
import { idOf } from './ids.ts';

/** An event with a label; its texts hold what stores like to lose: accents, spaces, big numbers. */
export const eventWith = (label: string): EncodedEvent => ({
  id: idOf(label),
  type: 'SubscriptionCancelled',
  data: `{ "reason":"perché no? 🙃",  "amount": 12345678901234567890.10, "of":"${label}"}`,
  metadata: '{"schemaVersion":1 }',
});

/** Events with these labels. */
export const eventsWith = (
  first: string,
  ...rest: readonly string[]
): readonly [EncodedEvent, ...EncodedEvent[]] => [eventWith(first), ...rest.map(eventWith)];

/** The label of an event, or its data if that has none. */
export const labelOf = ({ data }: EncodedEvent): string => /"of":"([^"]*)"/.exec(data)?.[1] ?? data;

/** The labels of events, in their order. */
export const labelsOf = (events: readonly EncodedEvent[]): readonly string[] => events.map(labelOf);
