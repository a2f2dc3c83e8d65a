export { eventsAsOf, happenedAt } from './asOf.ts';
export type { AsOf, KnownAt } from './asOf.ts';
export type {
  AccountQuestion,
  LineQuestion,
  QuestionCodec,
  ReceiptQuestion,
  Stretch,
  StretchQuestion,
} from './question.ts';
export { planStatus, planStatusQuestion } from './planStatus.ts';
export type { PlanStatus } from './planStatus.ts';
export { refundEligibility, refundEligibilityQuestion } from './refundEligibility.ts';
export { usageSinceLastBilling, usageSinceLastBillingQuestion } from './usageSinceLastBilling.ts';
export type { UsageSinceLastBilling } from './usageSinceLastBilling.ts';
export type { AccountAction, LineAction } from './actions.ts';
export { currentPlans, currentPlansQuestion } from './currentPlans.ts';
export type { CurrentAddOn, CurrentPlan, CurrentPlans } from './currentPlans.ts';
export { cancellationReceipt, cancellationReceiptQuestion } from './cancellationReceipt.ts';
export type { CancellationReceipt } from './cancellationReceipt.ts';
export type { View } from './view.ts';
export { refundsLedger, refundsLedgerQuestion, refundsLedgerView } from './refundsLedger.ts';
export type {
  LedgerRefund,
  LedgerTotals,
  RefundsLedger,
  RefundsLedgerState,
} from './refundsLedger.ts';
export {
  cancellationReasons,
  cancellationReasonsQuestion,
  cancellationReasonsView,
} from './cancellationReasons.ts';
export type { CancellationReasons, CancellationReasonsState } from './cancellationReasons.ts';
export type { EventPlace, Evidence, Exception, ExceptionCode } from './exceptions/exception.ts';
export { exceptions, exceptionsQuestion, exceptionsView } from './exceptions.ts';
export type { Exceptions, ExceptionsState } from './exceptions.ts';
export { answerQuery, decodeQuery, isQueryName, queries } from './queries.ts';
export type { AnswerOf, Query, QueryDefinition, QueryInputOf, QueryName } from './queries.ts';
