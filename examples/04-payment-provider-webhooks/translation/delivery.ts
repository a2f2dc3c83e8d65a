import { id, record } from '@disdetta/core';
import type { RecordOf } from '@disdetta/core';
import * as t from 'io-ts';
import { unixSeconds } from './values.ts';

const labelFields = { id, type: id };

/** What tells whether a delivery concerns us. Its `id` is the same however often it is sent. */
export const label: t.Type<RecordOf<typeof labelFields>> = record(
  'a delivery { id, type, … }',
  labelFields,
);

const fields = { ...labelFields, account: id, occurred: unixSeconds, object: t.UnknownRecord };

/** A fact that the provider tells of one account. */
export type Delivery = RecordOf<typeof fields>;

/** Decodes a `Delivery`. */
export const delivery: t.Type<Delivery> = record(
  'a delivery { id, type, account, occurred, object }',
  fields,
);
