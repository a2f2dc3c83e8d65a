import type { Progress } from './progress.ts';

const CELLS = 8;

/** `█████░░░ 63 % · 41,000 events/s · 0:12 left`: progress in one line of a terminal. */
export const progressBar = ({ phase, share, eventsPerSecond, secondsLeft }: Progress): string => {
  const full = Math.floor(share * CELLS);
  // Rounded down: 100 % is told when everything is in, and not a moment before.
  const bar = `${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${Math.floor(share * 100)} %`;
  const speed = eventsPerSecond === null ? [] : [`${roundly(eventsPerSecond)} events/s`];
  return [bar, ...speed, ...(phase === 'live' ? ['live'] : leftOf(secondsLeft))].join(' · ');
};

const leftOf = (seconds: number | null): readonly string[] =>
  seconds === null ? [] : [`${spellSeconds(Math.ceil(seconds))} left`];

/** Two figures: more would claim more than is known. */
const roundly = (speed: number): string => {
  const unit = speed < 100 ? 1 : 10 ** (Math.floor(Math.log10(speed)) - 1);
  return (Math.round(speed / unit) * unit).toLocaleString('en-GB');
};

const spellSeconds = (seconds: number): string => {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const twoDigits = (figure: number): string => String(figure).padStart(2, '0');
  return hours === 0
    ? `${minutes}:${twoDigits(seconds % 60)}`
    : `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
};
