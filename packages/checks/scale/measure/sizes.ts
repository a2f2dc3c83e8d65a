import type { EventStore, StoredEvent } from '@disdetta/core';
import { percentile } from '../../bench/measure.ts';
import { unwrap } from '../../bench/outcomes.ts';
import type { LogSize } from './measures.ts';

const PAGE = 2_000;
const CATEGORY = 'disdetta-';

/** What an event puts into a record of a server, beside what the server adds. */
const bytesOf = ({ stream, type, data, metadata }: StoredEvent): number =>
  Buffer.byteLength(`${CATEGORY}${stream}${type}${data}${metadata}`);

interface Sum {
  events: number;
  bytes: number;
}

const addTo = (sums: Map<string, Sum>, name: string, bytes: number): void => {
  const sum = sums.get(name) ?? { events: 0, bytes: 0 };
  sum.events += 1;
  sum.bytes += bytes;
  sums.set(name, sum);
};

const spreadOf = (figures: readonly number[]): { readonly mean: number; readonly p99: number } => ({
  mean: figures.reduce((one, other) => one + other, 0) / figures.length,
  p99: percentile(figures, 0.99),
});

/** Reads the whole log and tells how large it is, by type and by account. */
export const sizesOf = async (store: EventStore): Promise<Omit<LogSize, 'bytesOnDisk'>> => {
  const types = new Map<string, Sum>();
  const accounts = new Map<string, Sum>();
  let after = 0n;
  for (;;) {
    const page = unwrap(await store.readAll(after, PAGE)());
    if (page.length === 0) break;
    for (const event of page) {
      addTo(types, event.type, bytesOf(event));
      addTo(accounts, event.stream, bytesOf(event));
      after = event.position;
    }
  }
  const ofAccounts = [...accounts.values()];
  return {
    events: ofAccounts.reduce((sum, { events }) => sum + events, 0),
    types: Object.fromEntries(
      [...types].map(([type, { events, bytes }]) => [type, { events, bytes: bytes / events }]),
    ),
    eventsOfAccount: spreadOf(ofAccounts.map(({ events }) => events)),
    bytesOfAccount: spreadOf(ofAccounts.map(({ bytes }) => bytes)),
  };
};
