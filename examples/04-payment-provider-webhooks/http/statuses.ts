import type { Refusal } from '@disdetta/core';
import type { InvalidQuery } from 'disdetta';
import type { SignatureFault } from '../signature.ts';

/** What can go wrong before a delivery is read. */
export type RequestCode =
  'NoSuchPage' | 'RequestUnreadable' | 'RequestTooLarge' | 'MediaTypeUnknown' | 'Unexpected';

type Code = Refusal['code'] | InvalidQuery['code'] | SignatureFault | RequestCode;

const UNTIL_LATER = 503;

/**
 * The provider sends again whatever was not answered with a 2xx, and shows its operator what it
 * gave up on: so a fact is only ever lost if it is acknowledged. The numbers tell people what to
 * expect: 409 heals by itself, 422 needs a person, 503 is us.
 */
const STATUSES: Readonly<Partial<Record<Code | 'DeliveryUnreadable', number>>> = {
  SignatureMissing: 401,
  SignatureWrong: 401,
  SignatureStale: 401,
  SignatureUnreadable: 400,
  RequestUnreadable: 400,
  DeliveryUnreadable: 400,
  NoSuchPage: 404,
  RequestTooLarge: 413,
  MediaTypeUnknown: 415,
  Unexpected: 500,
  AccountNotFound: 409,
  SubscriptionNotFound: 409,
  RefundNotFound: 409,
  RefundNotSettled: 409,
  // Settled twice, unless the return that lies between them is still on its way.
  RefundAlreadySettled: 409,
  InvoiceConflict: 422,
  PaymentConflict: 422,
  InvalidPeriod: 422,
  InvalidCommand: 422,
  CommandIdReused: 422,
};

/** The HTTP status of a code; what is not named here is trouble of ours that passes. */
export const statusOf = (code: Code | 'DeliveryUnreadable'): number =>
  STATUSES[code] ?? UNTIL_LATER;
