import type { AccountAction, CurrentPlans, LineAction, PlanStatus } from '@disdetta/projections';
import type { Refused } from './answer.ts';
import type { Visit } from './visit.ts';

/** A plan or an add-on as the page shows it. */
export interface ShownLine {
  readonly subscriptionId: string;
  readonly kind: 'plan' | 'addOn';
  readonly name: string;
  readonly standing: PlanStatus;
  readonly actions: readonly LineAction[];
  readonly hasReceipt: boolean;
}

/** Everything on the page; `refused` where the log cannot be read now. */
export type ShownAccount =
  | {
      readonly ok: true;
      readonly lines: readonly ShownLine[];
      readonly actions: readonly AccountAction[];
    }
  | { readonly ok: false; readonly refusal: Refused };

/** What a customer has, all of it at one instant. */
export const showAccount = async (visit: Visit): Promise<ShownAccount> => {
  const { disdetta, clock, session } = visit;
  const { accountId } = session;
  const at = clock().toISOString();
  const plans = await disdetta.currentPlans({ accountId, at });
  if (!plans.ok) return plans;
  const { lines, actions } = plans.answer ?? { lines: [], actions: [] };
  const shown = await Promise.all(lines.map((line) => showLine(visit, line, at)));
  return { ok: true, lines: shown.filter((line) => line !== null), actions };
};

const showLine = async (
  { disdetta, session, catalogue, words }: Visit,
  line: CurrentPlans['lines'][number],
  at: string,
): Promise<ShownLine | null> => {
  const { subscriptionId, kind, actions } = line;
  const question = { accountId: session.accountId, subscriptionId, at };
  const [standing, receipt] = await Promise.all([
    disdetta.planStatus(question),
    disdetta.cancellationReceipt(question),
  ]);
  if (!standing.ok || standing.answer === null) return null;
  return {
    subscriptionId,
    kind,
    name: catalogue(line.kind === 'plan' ? line.planId : line.addOnId, words.language),
    standing: standing.answer,
    actions,
    hasReceipt: receipt.ok && receipt.answer !== null,
  };
};

/** The line that an address names; null when the account has no such line. */
export const findLine = async (
  visit: Visit,
  subscriptionId: string,
): Promise<ShownLine | Refused | null> => {
  const account = await showAccount(visit);
  if (!account.ok) return account.refusal;
  return account.lines.find((line) => line.subscriptionId === subscriptionId) ?? null;
};
