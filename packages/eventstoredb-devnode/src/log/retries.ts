import type { NewRecord, Written } from './nodeLog.ts';
import type { RecentIds } from './recentIds.ts';
import { PAGE } from './records.ts';
import type { Records } from './records.ts';

/**
 * Where these very records were written from a revision on, if they all stand there in order. It
 * holds however long ago that was; records that stand behind them do not matter.
 */
export const writtenFrom = async (
  records: Records,
  stream: string,
  first: bigint,
  retried: readonly NewRecord[],
): Promise<Written | null> => {
  let written: Written | null = null;
  for (let start = 0; start < retried.length; start += PAGE) {
    const part = retried.slice(start, start + PAGE);
    const from = first + BigInt(start);
    const standing = await records.ofStream(stream, from, 'forwards', part.length);
    if (!part.every(({ id }, index) => id === standing[index]?.id)) return null;
    written = standing.at(-1) ?? null;
  }
  return written === null ? null : { revision: written.revision, position: written.position };
};

/**
 * The revision of the last of these records if all were written of late; `new` if the first was
 * not, whatever the others are; `mixed` if it was and another was not.
 */
export const writtenOfLate = (
  recent: RecentIds,
  stream: string,
  retried: readonly NewRecord[],
): bigint | 'new' | 'mixed' => {
  const revisions = retried.map(({ id }) => recent.find(stream, id));
  if (revisions[0] === undefined) return 'new';
  return revisions.includes(undefined) ? 'mixed' : (revisions.at(-1) ?? 'mixed');
};
