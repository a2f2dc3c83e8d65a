import { concatAll } from 'fp-ts/lib/Monoid.js';
import { contramap, getMonoid } from 'fp-ts/lib/Ord.js';
import * as S from 'fp-ts/lib/string.js';

/** Orders items by several texts of theirs: by the first, and where that is the same, the next. */
export const orderBy = <Item>(
  ...texts: readonly ((item: Item) => string)[]
): ((one: Item, other: Item) => number) =>
  concatAll(getMonoid<Item>())(texts.map((text) => contramap(text)(S.Ord))).compare;
