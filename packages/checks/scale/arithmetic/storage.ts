import type { Assumptions } from '../assumptions.ts';
import type { LogSize, Measures } from '../measure/measures.ts';
import { rebuildsOf } from './costs.ts';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { eventsAMonth, sum } from './rates.ts';
import type { Traffic } from './traffic.ts';

/** How much is kept. */
export interface Storage {
  readonly record: Figure;
  readonly logAYear: Figure;
  readonly indexAYear: Figure;
  readonly nodeAYear: Figure;
  readonly node: Figure;
  readonly chunks: Figure;
  readonly merging: Figure;
  readonly cluster: Figure;
  readonly readModels: Figure;
}

const NODES = 3;

/** Bytes of an event in the mix that is assumed; a type that did not come up counts as the mean. */
const bytesOfEvent = ({ types }: LogSize, assumptions: Assumptions): number => {
  const sizes = Object.values(types);
  const mean =
    sum(sizes.map(({ events, bytes }) => events * bytes)) / sum(sizes.map(({ events }) => events));
  const rates = Object.entries(eventsAMonth(assumptions));
  const bytes = rates.map(([type, rate]) => rate * (types[type]?.bytes ?? mean));
  return sum(bytes) / sum(rates.map(([, rate]) => rate));
};

/** What the log, its index and the read models come to. */
export const storageOf = (
  measures: Measures,
  assumptions: Assumptions,
  { eventsAYear, eventsOfLog }: Traffic,
): Storage => {
  const { recordOverhead, indexEntry, indexFilters, years, chunkBytes } = assumptions;
  const record = bytesOfEvent(measures.log, assumptions) + recordOverhead;
  const log = eventsAYear.value * record;
  const index = eventsAYear.value * indexEntry * (1 + indexFilters);
  const node = (log + index) * years;
  const rows = rebuildsOf(measures, 'held', 1).flatMap(({ workers }) => workers);
  const rowBytes = sum(rows.map(({ databaseBytes }) => databaseBytes));
  return {
    record: figure(
      'bytes',
      'a record in the log of EventStoreDB',
      'measured bytes of each type × its share of the mix + overhead of a record',
      record,
    ),
    logAYear: figure('bytes', 'log a year', 'events a year × a record', log),
    indexAYear: figure('bytes', 'index a year', 'events a year × entry × (1 + filters)', index),
    nodeAYear: figure('bytes', 'a node, each year', 'log + index', log + index),
    node: figure('bytes', 'a node, after all years', 'a node, each year × years', node),
    chunks: figure(
      'count',
      'chunk files of a node, after all years',
      'log a year × years ÷ bytes of a chunk',
      Math.ceil((log * years) / chunkBytes),
    ),
    merging: figure(
      'bytes',
      'free disk for merging the index, at most',
      'index a year × years: the old tables go once the merged one is written',
      index * years,
    ),
    cluster: figure('bytes', 'the three nodes', '3 × a node: each has all of it', NODES * node),
    readModels: figure(
      'bytes',
      'read models, all five, after all years',
      'measured bytes of a rebuilt file ÷ its events × events of the log',
      (rowBytes / sum(rows.map(({ own }) => own))) * eventsOfLog.value,
    ),
  };
};
