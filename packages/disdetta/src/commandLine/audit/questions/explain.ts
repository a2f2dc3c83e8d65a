import { explainAccount } from '@disdetta/audit';
import type { ExplainLanguage, Explanation, Sentence } from '@disdetta/audit';
import type { Instant } from '@disdetta/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Asking } from '../answerFromLog.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';

/** What `disdetta audit explain` may be told. */
export interface ExplainArguments {
  readonly refund?: string;
  readonly at?: Instant;
  readonly lang: ExplainLanguage;
}

const tellSentences = (sentences: readonly Sentence[], indent: string, output: Output): void => {
  for (const { text, evidence } of sentences) {
    const places = evidence.length === 0 ? '' : ` [${printable(evidence.join(', '))}]`;
    output.print(`${indent}${printable(text)}${output.faint(places)}`);
  }
};

const nothingOf = (accountId: string, at: Instant | undefined) => ({
  code: 'AccountNotInLog',
  message: `Nothing is known of an account ${accountId}${at === undefined ? '' : ` at ${at}`}: look for how its id is spelt, without "account-".`,
});

/** Asks what happened to an account, and why each of its refunds was due or refused. */
export const explaining = (
  accountId: string,
  { refund, at, lang }: ExplainArguments,
): Asking<Explanation> => ({
  ask: (store) =>
    pipe(
      explainAccount(store, accountId, {
        language: lang,
        ...(refund === undefined ? {} : { refundId: refund }),
        ...(at === undefined ? {} : { at }),
      }),
      TE.filterOrElseW(
        ({ happened, decisions }) => happened.length + decisions.length > 0,
        () => nothingOf(accountId, at),
      ),
    ),
  tell: ({ happened, decisions }, output) => {
    tellSentences(happened, '', output);
    for (const { refundId, accepted, decided, knownThen, knownNow } of decisions) {
      const mark = accepted ? output.good('✓') : output.bad('✗');
      output.print(`\n${mark} ${printable(refundId)}`);
      for (const part of [decided, knownThen, knownNow]) tellSentences(part, '  ', output);
    }
  },
  exitCode: () => EXIT_CODES.clean,
});
