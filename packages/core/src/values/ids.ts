import { refined } from '../kernel/codec.ts';

const LONGEST = 200;
/** Control characters, and halves of characters, which some stores would turn into others. */
const UNFIT = /[\p{Cc}\p{Cs}]/u;

/** Counts characters, as people and JSON Schema do; many take two units of a string. */
const isShort = (text: string): boolean =>
  text.length <= LONGEST || (text.length <= 2 * LONGEST && Array.from(text).length <= LONGEST);

/** Whether a value can name something: 1 to 200 characters, none of them a control character. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && isShort(value) && !UNFIT.test(value);

/** Decodes an id. An id is never made from personal data: it stands in messages and logs. */
export const id = refined('an id of 1 to 200 characters without control characters', isId, {
  type: 'string',
  minLength: 1,
  maxLength: LONGEST,
  pattern: '^[^\\p{Cc}\\p{Cs}]*$',
});

/** Ids of the domain, each a plain string: a backend's own keys fit without wrapping. */
export type AccountId = string;
export type SubscriptionId = string;
export type InvoiceId = string;
export type PaymentId = string;
export type UsageId = string;
export type RefundId = string;
export type DisputeId = string;
export type CommandId = string;
