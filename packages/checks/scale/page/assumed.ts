import { meanings } from '../assumptions.ts';
import type { Assumptions } from '../assumptions.ts';
import { spellBytes, spellNumber } from './spell.ts';
import { table } from './table.ts';

const wordsOf = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const isAssumption = (name: string): name is keyof Assumptions => Object.hasOwn(meanings, name);

const BYTES: readonly (keyof Assumptions)[] = [
  'recordOverhead',
  'indexEntry',
  'chunkBytes',
  'diskOfANode',
];

const spell = (name: keyof Assumptions): ((value: number) => string) =>
  BYTES.includes(name) ? spellBytes : spellNumber;

/** What is taken for granted, and why. */
export const assumed = (assumptions: Assumptions): string =>
  table(
    ['assumption', 'value', 'what it means'],
    Object.keys(meanings)
      .filter(isAssumption)
      .map((name) => [wordsOf(name), spell(name)(assumptions[name]), meanings[name]]),
  );
