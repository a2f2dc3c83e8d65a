import { earlier, later } from '@disdetta/core';
import type { Markish } from '@observablehq/plot';
import { spellMoney } from '../../language/numbers.ts';
import type { Words } from '../../language/words.ts';
import type { Plotting } from '../plotting.ts';
import type { Frame } from './frame.ts';
import { BAR } from './lanes.ts';
import type { Lane } from './lanes.ts';

/** How wide a character of an amount is at most, in pixels. */
const CHARACTER = 7;

interface Bar {
  readonly x1: Date;
  readonly x2: Date;
  readonly y1: number;
  readonly y2: number;
  readonly text: string;
  readonly fill: string;
}

/** Billed periods, as far as they gave access and beyond, and where access ends. */
export const periods = (
  plotting: Plotting,
  lanes: readonly Lane[],
  frame: Frame,
  words: Words,
): readonly Markish[] => {
  const bars = lanes.flatMap((lane) => barsOf(lane, frame, words));
  const ends = lanes.flatMap(({ line, bar }) => {
    const status = line?.status;
    const until = status?.status === 'Active' ? null : (status?.accessUntil ?? null);
    return until === null ? [] : [{ x: new Date(until), y1: bar - 5, y2: bar + BAR + 5 }];
  });
  return [
    plotting.rect(bars, {
      x1: 'x1',
      x2: 'x2',
      y1: 'y1',
      y2: 'y2',
      fill: 'fill',
      insetLeft: 0.5,
      insetRight: 0.5,
      rx: 3,
    }),
    plotting.text(bars, {
      x: ({ x1, x2 }: Bar) => new Date((x1.getTime() + x2.getTime()) / 2),
      y: ({ y1, y2 }: Bar) => (y1 + y2) / 2,
      text: 'text',
      fontSize: 11.5,
      fill: 'var(--on-bar)',
    }),
    plotting.ruleX(ends, { x: 'x', y1: 'y1', y2: 'y2', stroke: 'var(--ink)', strokeWidth: 3 }),
  ];
};

const barsOf = ({ line, bar }: Lane, frame: Frame, words: Words): readonly Bar[] => {
  if (line === null) return [];
  const { accessUntil } = line.status;
  return line.charges.flatMap(({ period, charged, afterEnd }) => {
    const start = new Date(period.start);
    const end = new Date(period.end);
    const used = new Date(earlier(later(accessUntil ?? period.end, period.start), period.end));
    const place = { y1: bar, y2: bar + BAR };
    const amount = spellMoney(charged, words.numbers);
    const fitting = (to: Date): string =>
      frame.x(to) - frame.x(start) > amount.length * CHARACTER ? amount : '';
    if (afterEnd) {
      return [{ ...place, x1: start, x2: end, fill: 'var(--afterEnd)', text: fitting(end) }];
    }
    return [
      { ...place, x1: start, x2: used, fill: 'var(--paid)', text: fitting(used) },
      { ...place, x1: used, x2: end, fill: 'var(--unused)', text: '' },
    ].filter(({ x1, x2 }) => x1 < x2);
  });
};
