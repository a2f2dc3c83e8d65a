import { isInstant } from '@disdetta/core';
import type { Money } from '@disdetta/core';
import { spellInstant } from '../../report/language/days.ts';
import { english as englishReport } from '../../report/language/english.ts';
import { italian as italianReport } from '../../report/language/italian.ts';
import { spellCount, spellMoney } from '../../report/language/numbers.ts';
import type { Words } from '../../report/language/words.ts';
import { english } from './english.ts';
import { italian } from './italian.ts';
import type { ExplainWords } from './words.ts';

/** A language that is explained in. */
export type ExplainLanguage = 'en' | 'it';

/** The words of a language, and how it spells what is put into them. */
export interface Spelling {
  readonly say: ExplainWords;
  readonly event: Words['account']['event'];
  readonly instant: (at: string) => string;
  readonly money: (money: Money) => string;
  readonly count: (count: number) => string;
}

const NO_BREAK = /\u00a0/g;

const spellingOf = (say: ExplainWords, { account, months, numbers }: Words): Spelling => ({
  say,
  event: account.event,
  instant: (at) => (isInstant(at) ? `${spellInstant(at, months)} UTC` : at).replace(NO_BREAK, ' '),
  money: (money) => spellMoney(money, numbers).replace(NO_BREAK, ' '),
  count: (count) => spellCount(count, numbers),
});

/** How each language spells. */
export const spellings: Readonly<Record<ExplainLanguage, Spelling>> = {
  en: spellingOf(english, englishReport),
  it: spellingOf(italian, italianReport),
};
