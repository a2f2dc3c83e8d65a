import { broken } from '../brokenStore.ts';
import type { BrokenStore } from '../brokenStore.ts';

/** Takes some streams for the same; events keep the name under which they were given. */
const folding = (
  fault: string,
  breaks: readonly string[],
  fold: (name: string) => string,
): BrokenStore =>
  broken(fault, breaks, (store) => ({
    append: (stream, expected, events) => store.append(fold(stream), expected, events),
    readStream: (stream, range) => store.readStream(fold(stream), range),
  }));

/** Faults of the names of streams. */
export const nameFaults = [
  folding('takes capitals for small letters', ['names of streams: differ by case'], (name) =>
    name.toLowerCase(),
  ),
  folding(
    'takes names for the same that look the same',
    ['names of streams: differ by the forms of letters'],
    (name) => name.normalize('NFC'),
  ),
  folding(
    'takes names for the same that mean the same',
    ['names of streams: differ by the forms of letters'],
    (name) => name.normalize('NFKC'),
  ),
  folding(
    'keeps what stands before the first dash',
    ['names of streams: may hold what others set names apart with'],
    (name) => name.split('-')[0] || name,
  ),
  folding(
    'keeps what stands after the last @',
    ['names of streams: may hold what others set names apart with'],
    (name) => name.split('@').at(-1) ?? name,
  ),
  folding(
    'takes a name for a path',
    ['names of streams: may hold what others set names apart with'],
    (name) => name.replace(/\/+/gu, '/'),
  ),
  folding(
    'reads a name as a part of an address',
    ['names of streams: may hold what means something in a query'],
    (name) => {
      try {
        return decodeURIComponent(name);
      } catch {
        return name;
      }
    },
  ),
  folding(
    'drops quotes from a name',
    ['names of streams: may hold what means something in a query'],
    (name) => name.replace(/["'`]/gu, ''),
  ),
  folding('trims names', ['names of streams: keep every space'], (name) => name.trim() || name),
  folding(
    'takes names that look like numbers for numbers',
    ['names of streams: may look like numbers'],
    (name) => (/^[-+]?[\dxe.]+$/u.test(name) ? `${Number(name)}` : name),
  ),
  folding(
    'ends a name at U+0000',
    ['names of streams: may be in any writing'],
    (name) => name.split('\u0000')[0] ?? name,
  ),
  folding('keeps 199 characters of a name', ['names of streams: may be long'], (name) =>
    name.slice(0, 199),
  ),
  folding(
    'keeps characters of at most three bytes in a name',
    ['names of streams: may be in any writing'],
    (name) => name.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  ),
  folding(
    'takes what a program calls nothing for no name',
    ['names of streams: may be words that mean something to a program'],
    (name) => (['null', 'undefined', 'NaN'].includes(name) ? 'nothing' : name),
  ),

  broken(
    'looks streams up in a plain object',
    ['names of streams: may be words that mean something to a program'],
    (store) => ({
      append: (stream, expected, events) => async () => {
        if (stream in {}) throw new TypeError(`${stream} is no stream`);
        return store.append(stream, expected, events)();
      },
    }),
  ),
];
