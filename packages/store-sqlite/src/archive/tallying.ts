import type { Dated, Tally, TallyQuestion } from '@disdetta/core';
import type { Statement } from '../database.ts';
import type { Connection } from '../connection.ts';
import { readInstant } from '../reads.ts';
import { integerOf, textOf } from '../row.ts';
import type { Row } from '../row.ts';
import { GRAINS, stretchesOf } from './stretches.ts';

const COUNTS = 'struck = 0 AND instant >= ? AND instant < ?';

/** Prepares tallies; one reads a few hundred counters, however many entries they count. */
export const prepareTally = (
  connection: Connection,
): ((stream: string, question: TallyQuestion) => Tally) => {
  const sumCounters = connection.prepare(`
    SELECT coalesce(sum(count), 0) AS count FROM counter
    WHERE stream = ? AND shelf = ? AND prefix >= ? AND prefix < ? AND grain = ?`);
  const countEntries = connection.prepare(`
    SELECT count(*) AS count FROM entry WHERE stream = ? AND shelf = ? AND ${COUNTS}`);
  const countKey = connection.prepare(`
    SELECT count(*) AS count FROM entry WHERE stream = ? AND shelf = ? AND ${COUNTS} AND key = ?`);
  const rising = connection.prepare(`
    SELECT key, instant FROM entry WHERE stream = ? AND shelf = ? AND ${COUNTS}
    ORDER BY instant, key LIMIT ?`);
  const falling = connection.prepare(`
    SELECT key, instant FROM entry WHERE stream = ? AND shelf = ? AND ${COUNTS}
    ORDER BY instant DESC, key DESC LIMIT ?`);

  return (stream, { shelf, from, until, except }) => {
    const left = new Set(except);

    /** The first in an order that is not left out: as many as are left out may stand before it. */
    const firstOf = (inOrder: Statement): Dated | null =>
      inOrder
        .all(stream, shelf, from, until, left.size + 1)
        .map(datedOf)
        .find(({ key }) => !left.has(key)) ?? null;

    let count = 0;
    for (const stretch of stretchesOf(from, until)) {
      const bounds = [stream, shelf, stretch.from, stretch.until] as const;
      count += isCounted(stretch.grain)
        ? countIn(sumCounters.get(...bounds, stretch.grain))
        : countIn(countEntries.get(...bounds));
    }
    for (const key of left) count -= countIn(countKey.get(stream, shelf, from, until, key));
    return { count, first: firstOf(rising), last: firstOf(falling) };
  };
};

const COUNTED_GRAINS: ReadonlySet<number> = new Set(GRAINS);
const isCounted = (grain: number): boolean => COUNTED_GRAINS.has(grain);

const countIn = (row: Row = {}): number => Number(integerOf(row, 'count'));

const datedOf = (row: Row): Dated => ({
  key: textOf(row, 'key'),
  instant: readInstant(row, 'instant'),
});
