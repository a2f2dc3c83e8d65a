import { askAsOf } from '@disdetta/audit';
import { isQueryName, queries } from '@disdetta/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { Asking } from '../answerFromLog.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import { misused } from '../failure.ts';
import type { Failure } from '../failure.ts';

const parsed = (text: string): E.Either<Failure, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text),
    () => misused('The question has to be JSON, such as {"accountId":"a-1","at":"…"}.'),
  );

/** Asks any query of the domain, as of the instant that its data names. */
export const askingAsOf = (query: string, question: string): E.Either<Failure, Asking<unknown>> => {
  if (!isQueryName(query)) {
    const names = Object.keys(queries).join(', ');
    return E.left(misused(`There is no query ${query}. There are: ${names}.`));
  }
  return E.map((data: unknown): Asking<unknown> => ({
    ask: (store) => askAsOf(store, query, data),
    tell: (answer, output) => {
      output.print(JSON.stringify(answer, null, 2));
    },
    exitCode: () => EXIT_CODES.clean,
  }))(parsed(question));
};
