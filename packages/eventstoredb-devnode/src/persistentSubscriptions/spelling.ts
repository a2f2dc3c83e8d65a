import { WHOLE_LOG } from './settings.ts';
import type { GroupName } from './settings.ts';

/** A place as it is written down: a revision, or a position of the log by both its parts. */
export const spellPlace = ({ stream }: Pick<GroupName, 'stream'>, place: bigint): string =>
  stream === WHOLE_LOG ? `C:${place}/P:${place}` : place.toString();

/** A start as it is written down; the end is -1. */
export const spellStart = (name: Pick<GroupName, 'stream'>, start: bigint | 'end'): string =>
  spellPlace(name, start === 'end' ? -1n : start);

/** The place that was written down; null for what is none. */
export const readPlace = (text: string): bigint | null => {
  const digits = /^(?:C:)?(\d+)/.exec(text)?.[1];
  return digits === undefined ? null : BigInt(digits);
};
