import { whatIf } from '@disdetta/audit';
import type { OtherPolicies, WhatIf } from '@disdetta/audit';
import { moneyOf, spellMoney } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { Asking } from '../answerFromLog.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import { printable } from '../printable.ts';
import { counted } from '../tell.ts';

/** Asks how past requests for refunds would have been answered under other policies. */
export const askingWhatIf = (others: OtherPolicies, stretch: Stretch): Asking<WhatIf> => ({
  ask: (store) => whatIf(store, others, { stretch }),
  tell: ({ accepted, refused, differences, totals }, output) => {
    output.print(
      `${counted(accepted + refused, 'request')} judged again, ${counted(differences.length, 'answer')} would differ.`,
    );
    for (const { currency, due, wouldBeDue, difference } of totals) {
      const [was, wouldBe, more] = [due, wouldBeDue, difference].map((amount) =>
        spellMoney(moneyOf(amount, currency)),
      );
      output.print(`  due ${was}, would be due ${wouldBe}, difference ${more}`);
    }
    for (const { change, accountId, refundId, at, recorded, evidence } of differences) {
      const place = output.faint(`[${printable(evidence.stream)}@${evidence.revision}]`);
      const what = printable(`${refundId} of ${accountId} at ${at}, recorded: ${recorded}`);
      output.print(`  ${output.odd(change)}  ${what} ${place}`);
    }
  },
  exitCode: () => EXIT_CODES.clean,
});
