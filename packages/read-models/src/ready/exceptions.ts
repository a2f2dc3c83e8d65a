import { exceptionsView } from '@disdetta/projections';
import type { Exceptions, ExceptionsState, Stretch } from '@disdetta/projections';
import { viewModel } from './viewModel.ts';
import type { ViewModel } from './viewModel.ts';

/**
 * What a person should look at, a row for each account. A row is as large as what the view
 * watches: it remembers every use of its account, and grows with them.
 */
export const exceptions: ViewModel<ExceptionsState, Stretch, Exceptions> = viewModel(
  exceptionsView,
  () => true,
  (states) => ({ accounts: new Map(states.flatMap(({ accounts }) => [...accounts])) }),
  {
    name: 'exceptions',
    version: 1,
    columns: { account_id: 'text' },
    show: ({ accounts }) => ({ account_id: [...accounts.keys()][0] }),
  },
);
