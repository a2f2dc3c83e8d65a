import { decodeAccountEvent, isAccountStream, isRefusalsStream } from '@disdetta/core';
import type {
  EventStore,
  Money,
  RecordedAccountEvent,
  StoreError,
  StoredEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { readLog } from '../readLog.ts';
import { sha256OfAll } from '../sha256.ts';

/**
 * What samples are drawn from: `refunds` that were promised, `charges`, the lines of invoices,
 * `payments`, all `events` of accounts, or written down `refusals`.
 */
export type PopulationKind = 'refunds' | 'charges' | 'payments' | 'events' | 'refusals';

/** One of a population. */
export interface SampleItem {
  /** `stream@revision`; of a charge, `stream@revision#line`, its place in the invoice from 0. */
  readonly id: string;
  readonly amount: Money | null;
}

/** Reads a population from a log, in the order of the bytes of its ids; only ids and amounts are held. */
export const readPopulation = (
  store: EventStore,
  kind: PopulationKind,
  pageSize: number,
): TE.TaskEither<StoreError, readonly SampleItem[]> => {
  const items: SampleItem[] = [];
  return pipe(
    readLog(store, pageSize, (event) => {
      items.push(...itemsIn(event, kind));
    }),
    TE.map(() =>
      items.sort((one, other) => Buffer.compare(Buffer.from(one.id), Buffer.from(other.id))),
    ),
  );
};

/**
 * Names a population: SHA-256 of one line an item, in their order, `id`, amount in minor units and
 * currency, with tabs between them and a line feed behind; where there is no amount, both are empty.
 */
export const populationHash = (items: readonly SampleItem[]): string =>
  sha256OfAll(linesOf(items)).toString('hex');

function* linesOf(items: readonly SampleItem[]): Generator<string> {
  for (const { id, amount } of items) {
    yield `${id}\t${amount?.amount ?? ''}\t${amount?.currency ?? ''}\n`;
  }
}

const itemsIn = (stored: StoredEvent, kind: PopulationKind): readonly SampleItem[] => {
  const id = `${stored.stream}@${stored.revision}`;
  if (kind === 'refusals') return isRefusalsStream(stored.stream) ? [{ id, amount: null }] : [];
  if (!isAccountStream(stored.stream)) return [];
  if (kind === 'events') return [{ id, amount: null }];
  if (stored.type !== TYPES[kind]) return [];
  const decoded = decodeAccountEvent(stored);
  // What cannot be decoded is for the audit to tell of: nobody knows how much it was about.
  return E.isLeft(decoded) ? [] : amountsIn(id, decoded.right);
};

const TYPES = {
  refunds: 'RefundRequested',
  charges: 'AccountBilled',
  payments: 'PaymentRecorded',
} as const;

const amountsIn = (id: string, { type, data }: RecordedAccountEvent): readonly SampleItem[] => {
  switch (type) {
    case 'RefundRequested':
    case 'PaymentRecorded':
      return [{ id, amount: data.amount }];
    case 'AccountBilled':
      return data.lines.map(({ charged }, line) => ({ id: `${id}#${line}`, amount: charged }));
    default:
      return [];
  }
};
