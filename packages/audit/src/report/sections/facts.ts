import { isInstant, money } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { spellInstant } from '../language/days.ts';
import { spellMoney } from '../language/numbers.ts';
import type { Words } from '../language/words.ts';
import { markup } from '../page/markup.ts';
import type { Content, Markup } from '../page/markup.ts';

/** How much of a fact is shown: facts may hold what somebody planted. */
const MOST_CHARACTERS = 400;

const shown = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;

const spelt = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  ) as string | undefined;
  return text ?? '';
};

const written = (value: unknown, words: Words): Content => {
  const amount = money.decode(value);
  if (E.isRight(amount)) return spellMoney(amount.right, words.numbers);
  if (isInstant(value)) {
    return markup`<time datetime="${value}">${spellInstant(value, words.months)}</time>`;
  }
  return markup`<code>${shown(spelt(value))}</code>`;
};

/** Facts by their names, as they were recorded. */
export const facts = (
  of: Readonly<Record<string, unknown>>,
  words: Words,
  except: readonly string[] = [],
): Markup | null => {
  const entries = Object.entries(of).filter(
    ([name, value]) => !except.includes(name) && value !== undefined && value !== null,
  );
  return entries.length === 0
    ? null
    : markup`<dl class="facts">
        ${entries.map(
          ([name, value]) =>
            markup`<div>
              <dt>${name}</dt>
              <dd>${written(value, words)}</dd>
            </div>`,
        )}
      </dl>`;
};
