import type { Rejection, RejectionCode } from '@disdetta/core';
import { isLeft } from 'fp-ts/lib/Either.js';
import { json, paragraphs } from './markdown.ts';
import type { Page } from './markdown.ts';
import { decided } from './scenarios.ts';
import { advice } from './sentences.ts';

interface Met {
  readonly rejection: Rejection;
  readonly scenario: string;
  readonly commands: ReadonlySet<string>;
}

const isCode = (code: string): code is RejectionCode => Object.hasOwn(advice, code);

const metBy = (code: RejectionCode): Met => {
  const met = decided.flatMap(({ command, outcome, scenario }) =>
    isLeft(outcome) && outcome.left.code === code
      ? [{ rejection: outcome.left, scenario, type: command.type }]
      : [],
  );
  const [first] = met;
  if (first === undefined) throw new Error(`No shipped scenario is refused with ${code}.`);
  return { ...first, commands: new Set(met.map(({ type }) => type)) };
};

const sectionOf = (code: RejectionCode): string => {
  const { rejection, scenario, commands } = metBy(code);
  const { message, facts, next } = rejection;
  const by = [...commands].map((type) => `[${type}](commands/${type}.md)`).join(', ');
  return paragraphs(
    `### ${code}`,
    advice[code],
    `Seen with ${by}, for example in [a scenario](../../${scenario}):`,
    json({ code, message, facts, ...(next === undefined ? {} : { next }) }),
  );
};

/** Every refusal of the account, each with one that a shipped scenario meets. */
export const refusalPages: readonly Page[] = [
  ['generated/refusals.md', Object.keys(advice).filter(isCode).map(sectionOf).join('\n')],
];
