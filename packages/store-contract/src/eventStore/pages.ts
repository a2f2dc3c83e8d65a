import type { EventStore, StoredEvent, StreamRange } from '@disdetta/core';
import { answerOf } from '../answers.ts';

const LIMIT = 500;

/** All events of a stream in a direction, read page by page. */
export const streamOf = async (
  store: EventStore,
  stream: string,
  { direction = 'forwards', limit = LIMIT }: Partial<StreamRange> = {},
): Promise<readonly StoredEvent[]> => {
  const step = direction === 'forwards' ? 1n : -1n;
  const events: StoredEvent[] = [];
  for (;;) {
    const before = events.at(-1)?.revision;
    const next = before === undefined ? {} : { from: before + step };
    const page = await answerOf(store.readStream(stream, { direction, limit, ...next }));
    const places = page.events.map(({ revision }) => revision * step);
    refuseBadPage(places, before === undefined ? undefined : before * step, limit);
    events.push(...page.events);
    if (page.events.length < limit) return events;
  }
};

/** All events after a position, read page by page. */
export const logOf = async (
  store: EventStore,
  { after = 0n, limit = LIMIT }: { readonly after?: bigint; readonly limit?: number } = {},
): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (;;) {
    const before = events.at(-1)?.position ?? after;
    const page = await answerOf(store.readAll(before, limit));
    const places = page.map(({ position }) => position);
    refuseBadPage(places, before, limit);
    events.push(...page);
    if (page.length < limit) return events;
  }
};

/** Refuses a page that is too long, or that would have its reader turn pages for ever. */
const refuseBadPage = (
  places: readonly bigint[],
  before: bigint | undefined,
  limit: number,
): void => {
  if (places.length > limit) {
    throw new Error(`A page of at most ${limit} events held ${places.length}.`);
  }
  if (before !== undefined && places.some((place) => place <= before)) {
    throw new Error(`The page after ${before} held events from before: ${places.join(', ')}.`);
  }
};
