/** How many levels there are: more marks than fit at one place cover each other. */
const MOST = 4;

/**
 * Gives marks that would cover each other levels of their own, from 0; the marks come by their
 * places on the axis, in order, and take up so much room there.
 */
export const levelsOf = (places: readonly number[], room: number): readonly number[] => {
  const taken: number[] = Array.from({ length: MOST }, () => -Infinity);
  return places.map((place) => {
    const free = taken.findIndex((last) => last + room <= place);
    const level = free === -1 ? MOST - 1 : free;
    taken[level] = place;
    return level;
  });
};
