import { chunksOf } from 'fp-ts/lib/ReadonlyArray.js';

/** So many at once keep a store busy; more would only wait inside it. */
const AT_ONCE = 64;

/** Does something for every item, many at once, and answers in the order of the items. */
export const forEachOf = async <Item, Outcome>(
  items: readonly Item[],
  work: (item: Item) => Promise<Outcome>,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const chunk of chunksOf(AT_ONCE)(items)) {
    outcomes.push(...(await Promise.all(chunk.map(work))));
  }
  return outcomes;
};
