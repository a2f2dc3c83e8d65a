import type { BatchAppendOptions, Time } from './messages.ts';

/** How long an append may take, whatever its client allows. */
const MOST_MILLISECONDS = 2_000;

/** How many milliseconds an append has left; none, or less, when it comes too late. */
export const millisecondsLeft = (
  { deadlineOption, deadline, timeLeft }: BatchAppendOptions,
  now: number,
): number => {
  if (deadlineOption === 'deadline' && deadline !== undefined) {
    return atMost(millisecondsOf(deadline) - now);
  }
  return deadlineOption === 'timeLeft' && timeLeft !== undefined
    ? atMost(millisecondsOf(timeLeft))
    : MOST_MILLISECONDS;
};

const millisecondsOf = ({ seconds, nanos }: Time): number =>
  Number(seconds) * 1_000 + nanos / 1_000_000;

const atMost = (milliseconds: number): number => Math.min(MOST_MILLISECONDS, milliseconds);
