import type { Words } from '../../language/words.ts';
import type { AccountStory, LineStory } from '../../story/accountStory.ts';
import { ACCOUNT_LANE, badgesOf } from './badge.ts';
import type { Badge } from './badge.ts';
import type { Frame } from './frame.ts';
import { levelsOf } from './levels.ts';
import { shortened } from '../shortened.ts';

/** How high a bar is, and how much room a mark takes up, in pixels. */
export const BAR = 24;
export const BADGE = 20;

const LONGEST_NAME = 18;
const GAP = 14;

/** A mark, and how far down it stands, in pixels. */
export interface PlacedBadge extends Badge {
  readonly y: number;
}

/** A lane of a timeline: a line of the account, its usage, or the account as a whole. */
export interface Lane {
  readonly name: string;
  readonly line: LineStory | null;
  readonly isUsage: boolean;
  readonly badges: readonly PlacedBadge[];
  /** Where it begins, where its bars begin, and where it ends, in pixels from the top. */
  readonly top: number;
  readonly bar: number;
  readonly bottom: number;
}

/** The lanes of a timeline from the top: lines in the order of their start, usage, the account. */
export const lanesOf = (story: AccountStory, frame: Frame, words: Words): readonly Lane[] => {
  const badges = badgesOf(story);
  const wanted = [
    ...story.lines.map((line) => ({
      key: line.line.subscriptionId,
      name: nameOf(line),
      line,
      isUsage: false,
    })),
    { key: null, name: words.account.usage, line: null, isUsage: true },
    { key: ACCOUNT_LANE, name: words.masthead.ofAccount, line: null, isUsage: false },
  ];
  const lanes: Lane[] = [];
  for (const { key, name, line, isUsage } of wanted) {
    const own = badges.filter(({ lane }) => lane === key);
    if (key === ACCOUNT_LANE && own.length === 0) continue;
    const top = lanes.at(-1)?.bottom ?? 0;
    const levels = levelsOf(
      own.map(({ at }) => frame.x(at)),
      BADGE,
    );
    const bar = top + GAP + BADGE * (1 + Math.max(-1, ...levels));
    lanes.push({
      name: shortened(name, LONGEST_NAME),
      line,
      isUsage,
      badges: own.map((badge, place) => ({
        ...badge,
        y: bar - BADGE / 2 - 2 - BADGE * (levels[place] ?? 0),
      })),
      top,
      bar,
      bottom: bar + (line === null && !isUsage ? 0 : BAR) + GAP,
    });
  }
  return lanes;
};

const nameOf = ({ line }: LineStory): string => (line.kind === 'plan' ? line.planId : line.addOnId);
