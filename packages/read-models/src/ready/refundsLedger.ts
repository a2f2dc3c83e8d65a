import { isInstant } from '@disdetta/core';
import { refundsLedgerView } from '@disdetta/projections';
import type { RefundsLedger, RefundsLedgerState, Stretch } from '@disdetta/projections';
import { viewModel } from './viewModel.ts';
import type { ViewModel } from './viewModel.ts';

const instant = (text: string): Stretch['from'] => {
  if (isInstant(text)) return text;
  throw new RangeError(`${text} is no instant.`);
};

const ALWAYS: Stretch = {
  from: instant('0000-01-01T00:00:00.000Z'),
  to: instant('9999-12-31T23:59:59.999Z'),
};

/**
 * The ledger of refunds, a row for each account that has any. Not for each refund: a later one
 * takes over what failed of those before it, so that they are told from each other's events.
 */
export const refundsLedger: ViewModel<RefundsLedgerState, Stretch, RefundsLedger> = viewModel(
  refundsLedgerView,
  ({ type }) => type.startsWith('Refund'),
  (states) => ({ accounts: new Map(states.flatMap(({ accounts }) => [...accounts])) }),
  {
    name: 'refunds_ledger',
    version: 1,
    columns: { account_id: 'text', totals: 'json', refunds: 'json' },
    show: (state) => {
      const { totals, refunds } = refundsLedgerView.answer(state, ALWAYS);
      return { account_id: [...state.accounts.keys()][0], totals, refunds };
    },
  },
);
