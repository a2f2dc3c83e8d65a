import { listExceptions } from '@disdetta/audit';
import type { EarlierSeal, ExceptionList } from '@disdetta/audit';
import { spellMoney } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { Asking } from '../answerFromLog.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import { printable } from '../printable.ts';
import { verdictLine } from '../tell.ts';

/** Asks for everything that a person should look at, the gravest first. */
export const askingExceptions = (
  seals: readonly EarlierSeal[],
  stretch: Stretch,
): Asking<ExceptionList> => ({
  ask: (store) => listExceptions(store, { seals, stretch }),
  tell: ({ verdict, exceptions, failure }, output) => {
    output.print(verdictLine(verdict, output));
    if (failure !== null) output.print(`  ${printable(failure.message)}`);
    for (const { id, code, gravity, amount, accountId, at, evidence } of exceptions) {
      const money = amount === null ? '' : `, ${spellMoney(amount)}`;
      const where = evidence.map(({ stream, revision }) => `${stream}@${revision}`).join(', ');
      const about = printable(`${accountId ?? 'the log'}${money}${at === null ? '' : `, ${at}`}`);
      output.print(
        `  ${output.odd(code)}  ${gravity}: ${about} ${output.faint(`[${printable(where)}] ${id}`)}`,
      );
    }
  },
  exitCode: ({ verdict }) => EXIT_CODES[verdict],
});
