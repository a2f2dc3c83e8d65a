import { cancellationReasonsView } from '@disdetta/projections';
import type { CancellationReasons, CancellationReasonsState, Stretch } from '@disdetta/projections';
import { viewModel } from './viewModel.ts';
import type { ViewModel } from './viewModel.ts';

const CONCERNED: ReadonlySet<string> = new Set([
  'SubscriptionCancelled',
  'AddOnCancelled',
  'PlanReactivated',
  'AddOnReactivated',
]);

/** Why customers cancelled, a row for each account with a line that was ever cancelled. */
export const cancellationReasons: ViewModel<
  CancellationReasonsState,
  Stretch,
  CancellationReasons
> = viewModel(
  cancellationReasonsView,
  ({ type }) => CONCERNED.has(type),
  (states) => ({
    cancelled: new Set(states.flatMap(({ cancelled }) => [...cancelled])),
    given: states.flatMap(({ given }) => given),
  }),
  {
    name: 'cancellation_reasons',
    version: 1,
    columns: { cancellations: 'integer', given: 'json' },
    show: ({ given }) => ({ cancellations: given.length, given }),
  },
);
