import type { CancellationReasons } from '@disdetta/projections';
import { spellCount } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import type { Markup } from '../page/markup.ts';
import { draw } from './draw.ts';
import type { Plotting } from './plotting.ts';
import { shortened } from './shortened.ts';

const MOST = 10;
const LONGEST = 24;
const ROW = 30;

/** How often a reason was given. */
export interface ReasonCount {
  readonly reason: string;
  readonly count: number;
}

/** Reasons by how often they were given, the rarest under one head; none given comes last. */
export const rankedReasons = (
  { counts, withoutReason }: CancellationReasons,
  { charts }: Words,
): readonly ReasonCount[] => {
  const ranked = Object.entries(counts)
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count);
  const others = ranked.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  return [
    ...ranked.slice(0, MOST),
    { reason: charts.otherReasons, count: others },
    { reason: charts.withoutReason, count: withoutReason },
  ].filter(({ count }) => count > 0);
};

/** Draws how often each reason was given for cancelling. */
export const drawReasons = (
  plotting: Plotting,
  ranked: readonly ReasonCount[],
  words: Words,
): Markup => {
  const counted = ({ count }: ReasonCount): string => spellCount(count, words.numbers);
  const rows = ranked.map((one, row) => ({ ...one, row: String(row) }));
  return draw(plotting, {
    alternative: words.charts.reasonsAlt(
      ranked.map((one) => `${one.reason} ${counted(one)}`).join(', '),
    ),
    width: 460,
    height: rows.length * ROW + 12,
    marginLeft: 168,
    marginRight: 44,
    marginTop: 6,
    marginBottom: 6,
    x: { axis: null, round: true },
    y: { domain: rows.map(({ row }) => row), axis: null, padding: 0.3, round: true },
    marks: [
      plotting.barX(rows, { x: 'count', y: 'row', fill: 'var(--paid)', rx: 2 }),
      plotting.text(rows, {
        frameAnchor: 'left',
        dx: -10,
        y: 'row',
        text: ({ reason }: ReasonCount) => shortened(reason, LONGEST),
        textAnchor: 'end',
        fontSize: 12.5,
        fill: 'var(--ink)',
      }),
      plotting.text(rows, {
        x: 'count',
        y: 'row',
        text: counted,
        textAnchor: 'start',
        dx: 7,
        fontSize: 12.5,
        fontWeight: 600,
        fill: 'var(--ink)',
      }),
      plotting.ruleX([0], { stroke: 'var(--soft)' }),
    ],
  });
};
