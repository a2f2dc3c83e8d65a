import { controlTotals } from '@disdetta/audit';
import type { ControlTotals } from '@disdetta/audit';
import { moneyOf, spellMoney } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { Asking } from '../answerFromLog.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { counted } from '../tell.ts';

const NET = 'charged, less what was given back';
const OWED = 'promised back, and still owed';

const tellPeriod = (
  { from, to, events, currencies }: ControlTotals['periods'][number],
  output: Output,
): void => {
  output.print(`${from} to ${to}: ${counted(events, 'event')}`);
  for (const { currency, net, owed, reconciles } of currencies) {
    const mark = reconciles ? output.good('✓') : output.bad('✗');
    for (const [name, balance] of Object.entries({ [NET]: net, [OWED]: owed })) {
      const [opening, movement, closing] = [balance.opening, balance.movement, balance.closing].map(
        (amount) => spellMoney(moneyOf(amount, currency)),
      );
      output.print(`  ${mark} ${name}: ${opening} before, ${movement} in it, ${closing} after`);
    }
  }
};

/** Asks what a log comes to, by period and currency. */
export const askingTotals = (stretch: Stretch | null): Asking<ControlTotals> => ({
  ask: (store) => controlTotals(store, stretch === null ? {} : { periods: [stretch] }),
  tell: (totals, output) => {
    const { accounts, events, undecodable, gaps, periods } = totals;
    output.print(`${counted(accounts, 'account')}, ${counted(events, 'event')}.`);
    if (undecodable > 0) output.print(output.bad(`${undecodable} cannot be decoded.`));
    for (const { stream, from, through } of gaps) {
      output.print(output.bad(`${printable(stream)} lacks events ${from} to ${through}.`));
    }
    for (const period of periods) tellPeriod(period, output);
  },
  exitCode: ({ reconciles, gaps, undecodable }) => {
    if (gaps.length > 0) return EXIT_CODES.tampered;
    if (undecodable > 0) return EXIT_CODES.unreadable;
    return reconciles ? EXIT_CODES.clean : EXIT_CODES.exceptions;
  },
});
