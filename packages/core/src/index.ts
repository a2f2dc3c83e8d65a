export type { Decider } from './kernel/decider.ts';
export { describeKind, spellFaults } from './kernel/fault.ts';
export type { Fault } from './kernel/fault.ts';
export { earlier, instant, isInstant, later } from './kernel/instant.ts';
export type { Instant } from './kernel/instant.ts';
export {
  decodeWith,
  defaulted,
  oneOf,
  optional,
  record,
  refined,
  unknownFields,
} from './kernel/codec.ts';
export type {
  Defaulted,
  Fields,
  InputOf,
  JsonSchema,
  Optional,
  Plain,
  RecordOf,
} from './kernel/codec.ts';
export { jsonSchemaOf } from './kernel/jsonSchema.ts';
export type { UnknownFields } from './kernel/jsonSchema.ts';
export { dataShapeOf, isShape, schemaBreaks } from './kernel/schema.ts';
export type { EventFixture, SchemaBreak, Shape } from './kernel/schema.ts';
export type { EventDefinition, EventDefinitions } from './kernel/eventCodec.ts';
export { evolveWith, foldWith } from './kernel/fold.ts';
export type { Fold } from './kernel/fold.ts';
export type { EncodedEvent, RecordedEvent, StoredEvent } from './kernel/recordedEvent.ts';
export type {
  Appended,
  AppendTooLarge,
  EventStore,
  ExpectedRevision,
  FeedItem,
  OutcomeUnknown,
  RevisionConflict,
  StopSignal,
  StoreError,
  StoreFailed,
  StoreUnavailable,
  StreamPage,
  StreamRange,
  UndecodableEvent,
} from './kernel/eventStore.ts';
export { LARGEST_APPEND_BYTES } from './kernel/eventStore.ts';
export type {
  Archive,
  ArchiveEntry,
  Dated,
  FindQuestion,
  Findings,
  Snapshot,
  Tally,
  TallyQuestion,
} from './kernel/archive.ts';
export { UTC, addCalendarDays, epochMilliseconds, isTimeZone } from './values/calendar.ts';
export type { TimeZone } from './values/calendar.ts';
export { decimalsOf, isCurrency } from './values/currency.ts';
export type { Currency } from './values/currency.ts';
export { id, isId } from './values/ids.ts';
export type {
  AccountId,
  CommandId,
  DisputeId,
  InvoiceId,
  PaymentId,
  RefundId,
  SubscriptionId,
  UsageId,
} from './values/ids.ts';
export { isSameMoney, money, moneyOf, spellMoney } from './values/money.ts';
export type { Money } from './values/money.ts';
export type { Period } from './values/period.ts';
export { decodePolicies, defaultPolicies } from './policies/policies.ts';
export type { Policies, WithdrawalPolicy } from './policies/policies.ts';
export type {
  NamedPolicy,
  PolicyName,
  PolicySchedule,
  RefundPolicy,
  ScheduledPolicy,
} from './policies/policy.ts';
export type { RefundReason } from './policies/reasons.ts';
export { commandCodecs, decodeCommand, isCommandType } from './account/commands.ts';
export type {
  Command,
  CommandMetadata,
  CommandMetadataInput,
  CommandType,
  DataInputOf,
  DataOf,
  InvalidCommand,
} from './account/commands.ts';
export { eventCodecs, isEventType } from './account/events.ts';
export type { Event, EventDataOf, EventType } from './account/events.ts';
export type {
  Actor,
  CancellationCause,
  Channel,
  InvoiceLine,
  PolicyReference,
  Reason,
  RefundLine,
} from './account/vocabulary.ts';
export {
  LIBRARY_VERSION,
  decodeAccountEvent,
  encodeEvents,
  eventDefinitions,
  hashOf,
  isAccountStream,
  originOf,
  streamOf,
} from './account/envelope.ts';
export type { EventOrigin, RecordedAccountEvent } from './account/envelope.ts';
export type { EventMetadata } from './account/metadata.ts';
export {
  decodeRefusal,
  isRefusalsStream,
  journalDefinitions,
  refusalsStreamOf,
} from './account/refusedCommand.ts';
export type { RecordedRefusal, RefusedCommand } from './account/refusedCommand.ts';
export { unknownAccount } from './account/state.ts';
export type {
  Account,
  AddOn,
  Cancellation,
  Payment,
  Plan,
  Refund,
  RefundPart,
  Subscription,
} from './account/state.ts';
export { accountFold, evolve, foldAccount } from './account/evolve.ts';
export {
  accessUntil,
  addOnsOf,
  chargesOf,
  endOf,
  hasAccess,
  hasEnded,
  lastBillingOf,
  linesOf,
  paidThrough,
  statusOf,
} from './account/lines.ts';
export type { Charge, EndCause, LineEnd, Status } from './account/lines.ts';
export { judgeRefund } from './account/eligibility.ts';
export type {
  Eligibility,
  Eligible,
  NotEligible,
  RefundVerdict,
} from './account/eligibility/verdict.ts';
export { findUse, usesBetween } from './account/usage.ts';
export type { Usage, Use, UseSummary } from './account/usage.ts';
export { owedAgainOf, pendingOf } from './account/refundParts.ts';
export type { Rejection, RejectionCode } from './account/rejections.ts';
export type { Outcome } from './account/decide/outcome.ts';
export { decide } from './account/decide.ts';
export type { Decide } from './account/decide.ts';
export { accountDecider } from './account/decider.ts';
export { createHandle } from './handle.ts';
export type { Handle, HandleOptions, Handled, Refusal, TooManyConflicts } from './handle.ts';
export { createPreview } from './preview.ts';
export type { PreviewOptions } from './preview.ts';
export type { CommandIdReused } from './handle/repeated.ts';
export { givenBackOf } from './account/refundable.ts';
