import type { Output } from './output.ts';

/** Shows how far a piece of work has come, as often as it is worth looking. */
export interface ProgressBar {
  /** So many of so many are done; of an unknown number, null. */
  readonly tell: (phase: string, done: number, of: number | null) => void;
  readonly end: () => void;
}

const WIDTH = 24;
const MILLISECONDS_BETWEEN = 100;

const spellTime = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const barOf = (share: number): string => {
  const filled = Math.floor(share * WIDTH);
  return '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
};

/** One line of progress: the share that is done, and the time that is left at this pace. */
export const progressLine = (
  phase: string,
  done: number,
  of: number | null,
  seconds: number,
): string => {
  const count = done.toLocaleString('en');
  const pace = seconds > 0 ? `, ${Math.round(done / seconds).toLocaleString('en')}/s` : '';
  if (of === null || of < done) return `${phase}: ${count}${pace}`;
  const share = of === 0 ? 1 : done / of;
  const percent = `${Math.floor(share * 100)}%`.padStart(5);
  const isTelling = seconds >= 1 && share > 0 && share < 1;
  const left = isTelling ? `, ${spellTime((seconds * (1 - share)) / share)} left` : '';
  return `${phase} ${barOf(share)}${percent} of ${of.toLocaleString('en')}${left}`;
};

/** A bar on standard error; nothing where nobody looks at it, or where it has to be quiet. */
export const createProgressBar = (
  { show }: Output,
  isQuiet: boolean,
  now: () => number = () => performance.now(),
): ProgressBar => {
  if (show === null || isQuiet) return { tell: () => undefined, end: () => undefined };
  let current = '';
  let startedAt = now();
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    tell: (phase, done, of) => {
      const at = now();
      if (phase !== current) {
        current = phase;
        startedAt = at;
      }
      if (at - shownAt < MILLISECONDS_BETWEEN) return;
      shownAt = at;
      show(progressLine(phase, done, of, (at - startedAt) / 1_000));
    },
    end: () => {
      show(null);
    },
  };
};
