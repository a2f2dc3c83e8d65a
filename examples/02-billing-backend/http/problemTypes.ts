import type { Refusal } from '@disdetta/core';
import type { InvalidQuery } from 'disdetta';

/** What can go wrong before the engine is asked. */
type BackendCode =
  | 'Unauthenticated'
  | 'RoleNotAllowed'
  | 'AccountNotYours'
  | 'NoSuchPage'
  | 'NothingFound'
  | 'IdempotencyKeyMissing'
  | 'FieldNotYours'
  | 'RequestUnreadable'
  | 'RequestTooLarge'
  | 'MediaTypeUnknown'
  | 'TooManyRequests'
  | 'Unexpected';

/** Every code that a problem may carry. */
export type ProblemCode = Refusal['code'] | InvalidQuery['code'] | BackendCode;

/** What all problems of one code have in common: an HTTP status, and a title. */
export interface ProblemType {
  readonly status: number;
  readonly title: string;
}

const type = (status: number, title: string): ProblemType => ({ status, title });

/**
 * The types of problems by code. 403 is for what somebody else may do, 404 for what is not there,
 * 409 for what the account's state does not allow now, 422 for what it never would, and 503 for
 * what can be sent again with the same key.
 */
export const problemTypes: Readonly<Record<ProblemCode, ProblemType>> = {
  AccountNotFound: type(404, 'There is no such account'),
  AccountClosed: type(409, 'The account is closed'),
  SubscriptionAlreadyExists: type(409, 'The subscription exists already'),
  SubscriptionNotFound: type(404, 'There is no such subscription'),
  NotAPlan: type(422, 'This is an add-on, not a plan'),
  NotAnAddOn: type(422, 'This is a plan, not an add-on'),
  ContactSales: type(403, 'Only sales can change this plan'),
  ManagedElsewhere: type(403, 'This subscription is managed where it was bought'),
  SubscriptionEnded: type(409, 'The subscription has ended'),
  AlreadyCancelled: type(409, 'The subscription is cancelled already'),
  NotCancelled: type(409, 'The subscription is not cancelled'),
  AddOnsActive: type(409, 'Add-ons of the plan still renew'),
  ReasonRequired: type(422, 'A reason is required'),
  InvoiceConflict: type(409, 'The invoice was recorded with other content'),
  InvalidPeriod: type(422, 'The period ends before it starts'),
  PaymentConflict: type(409, 'The payment was recorded with other content'),
  RefundNotEligible: type(409, 'No refund is due'),
  RefundAmountMismatch: type(409, 'Another amount is due'),
  QuoteSuperseded: type(409, 'The quote is out of date'),
  RefundAlreadyRequested: type(409, 'The refund was requested before'),
  WithdrawalPeriodOver: type(409, 'The time to withdraw is over'),
  NoWithdrawalRight: type(409, 'There is no right to withdraw'),
  RefundNotFound: type(404, 'There is no such refund'),
  RefundAlreadySettled: type(409, 'The refund is settled already'),
  RefundNotSettled: type(409, 'The refund is not settled'),
  PaidSubscriptionActive: type(409, 'Paid subscriptions are still running'),
  RefundPending: type(409, 'Money is still owed to the customer'),
  InvalidCommand: type(400, 'The request cannot be read'),
  InvalidQuery: type(400, 'The question cannot be read'),
  CommandIdReused: type(422, 'The idempotency key was used for another request'),
  TooManyConflicts: type(503, 'The account is very busy'),
  RevisionConflict: type(503, 'The account was changed meanwhile'),
  StoreUnavailable: type(503, 'The log cannot be reached'),
  OutcomeUnknown: type(503, 'The outcome is not known'),
  UndecodableEvent: type(500, 'The log cannot be read'),
  StoreFailed: type(500, 'The log has failed'),
  AppendTooLarge: type(413, 'This is too much at once'),
  Unauthenticated: type(401, 'Please say who you are, with a bearer token'),
  RoleNotAllowed: type(403, 'Your role does not include this'),
  AccountNotYours: type(403, 'This account is not yours'),
  NoSuchPage: type(404, 'There is nothing at this address'),
  NothingFound: type(404, 'Nothing is known of what was asked'),
  IdempotencyKeyMissing: type(400, 'Please send an Idempotency-Key of 1 to 200 characters'),
  FieldNotYours: type(422, 'A field was sent that is set here'),
  RequestUnreadable: type(400, 'The request is not well-formed'),
  RequestTooLarge: type(413, 'The request is too large'),
  MediaTypeUnknown: type(415, 'Please send JSON'),
  TooManyRequests: type(429, 'You have sent too many requests'),
  Unexpected: type(500, 'Something went wrong here'),
};

/** Whether a word is the code of a problem. */
export const isProblemCode = (code: string): code is ProblemCode =>
  Object.hasOwn(problemTypes, code);
