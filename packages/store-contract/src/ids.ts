/** A UUID that is always the same for a label, and another for every other label. */
export const idOf = (label: string): string => {
  const digits = SEEDS.map((seed) => digitsOf(label, seed)).join('');
  // Version 8 is the one for ids that are made in a way of one's own.
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
};

const { imul } = Math;

/** Any four numbers that differ: each gives eight digits. */
const SEEDS = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];

/** The hash of Fowler, Noll and Vo, stirred at its end. */
const digitsOf = (label: string, seed: number): string => {
  let hash = seed;
  for (let index = 0; index < label.length; index += 1) {
    hash = imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
};
