import { decodeAccountEvent } from '@disdetta/core';
import type { Instant, StoredEvent } from '@disdetta/core';
import { compare, inTurns, median, spellComparison, spellRate, timed } from '../measure.ts';
import type { Row } from '../measure.ts';
import { unwrap } from '../outcomes.ts';
import { EVENTS_A_YEAR, accountIds, appendsOfYear } from './years.ts';

const ROUNDS = 7;
/** So many are in memory, read again and again: a million would take more than most machines give. */
const IN_MEMORY = 100_000;

const recordedAt = '2026-12-31T00:00:00.000Z' as Instant;

const storedYear = (accountId: string): readonly StoredEvent[] =>
  appendsOfYear(accountId)
    .flat()
    .map((event, place) => ({
      ...event,
      stream: `account-${accountId}`,
      revision: BigInt(place),
      position: BigInt(place + 1),
      recordedAt,
    }));

/** P2: stored events are read by their full codecs, against their JSON being parsed and trusted. */
export const decode = async (events: number): Promise<readonly Row[]> => {
  const stored = accountIds(IN_MEMORY / EVENTS_A_YEAR).flatMap(storedYear);
  const times = Math.ceil(events / stored.length);
  const again = (read: (event: StoredEvent) => void) => async () =>
    (times * stored.length * 1_000) /
    (await timed(() => {
      for (let time = 0; time < times; time += 1) for (const event of stored) read(event);
      return Promise.resolve();
    }));
  const rates = await inTurns(ROUNDS, {
    decoded: again((event) => {
      unwrap(decodeAccountEvent(event));
    }),
    parsed: again(({ data, metadata }) => {
      JSON.parse(data);
      JSON.parse(metadata);
    }),
  });
  const comparison = compare(rates.decoded, rates.parsed);
  return [
    {
      id: 'P2',
      work: `decode and validate ${(times * stored.length).toLocaleString('en')} stored events, against JSON.parse`,
      result:
        `${spellComparison(comparison)}: ` +
        `${spellRate(rates.decoded)} against ${spellRate(rates.parsed)} events/s`,
      goal: '≥ 0.85 ×',
      isMet: comparison.ratio >= 0.85,
      figures: {
        ...comparison,
        decoded: median(rates.decoded),
        parsed: median(rates.parsed),
      },
    },
  ];
};
