import type { RefundReason, Status } from '@disdetta/core';
import type { AccountAction, LineAction } from '@disdetta/projections';

/** A button of the page. */
export type Action = LineAction | AccountAction;

/** Everything the demonstration says, in one language. */
export interface Words {
  readonly locale: string;
  readonly title: string;
  readonly subtitle: (file: string) => string;
  readonly currentPlans: string;
  readonly none: string;
  readonly step: Readonly<Record<StepName, string>>;
  readonly explain: Readonly<Record<StepName, string>>;
  readonly status: Readonly<Record<Status, string>>;
  readonly action: Readonly<Record<Action, string>>;
  readonly until: (day: string) => string;
  readonly renews: (day: string) => string;
  readonly ended: (day: string) => string;
  readonly access: (at: string, hasAccess: boolean) => string;
  readonly refused: (code: string) => string;
  readonly contactSales: (contact: string) => string;
  readonly notEligible: string;
  readonly reason: (reason: RefundReason, day: (at: string) => string) => string;
  readonly quote: (amount: string, until: string) => string;
  readonly agreed: (amount: string) => string;
  readonly refunded: (amount: string) => string;
  readonly closed: string;
  readonly replayed: (answers: number) => string;
  readonly same: string;
  readonly different: string;
  readonly next: readonly string[];
}

/** The steps of the demonstration, in their order. */
export const STEPS = [
  'look',
  'cancel',
  'reactivate',
  'addOn',
  'sales',
  'quote',
  'refund',
  'refused',
  'close',
  'reopen',
] as const;

export type StepName = (typeof STEPS)[number];
