import { record } from '../kernel/codec.ts';
import type { RecordOf } from '../kernel/codec.ts';
import { epochMilliseconds } from './calendar.ts';
import { instant } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';

const fields = { start: instant, end: instant };

/** A stretch of time: `start` is in, `end` is out. At the very instant `end` it is over. */
export type Period = RecordOf<typeof fields>;

/** Decodes a `Period`; whether it ends after it starts is for `isProperPeriod`. */
export const period = record('a period { start, end }', fields);

/** Whether a period ends after it starts. */
export const isProperPeriod = (candidate: Period): boolean => candidate.start < candidate.end;

/** Whether a period is over at an instant. */
export const isOver = (candidate: Period, at: Instant): boolean => at >= candidate.end;

/** The share of a period that is still ahead at an instant, as exact milliseconds. */
export const unusedShare = (
  of: Period,
  at: Instant,
): { readonly unused: bigint; readonly whole: bigint } => {
  const start = epochMilliseconds(of.start);
  const end = epochMilliseconds(of.end);
  const now = Math.min(Math.max(epochMilliseconds(at), start), end);
  return { unused: BigInt(end - now), whole: BigInt(end - start) };
};
