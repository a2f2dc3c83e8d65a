import { GREATEST_INT64 } from '../protocol/positions.ts';
import type { NewRecord } from './record.ts';

/** What the metadata of a stream says that the node heeds; null where it says nothing. */
export interface StreamMetadata {
  /** Whether anybody has ever set any. */
  readonly isSet: boolean;
  readonly maxCount: bigint | null;
  readonly maxAgeSeconds: bigint | null;
  readonly truncateBefore: bigint | null;
  /** The value of `$acl` as it stands in the JSON; undefined where there is none. */
  readonly acl: unknown;
}

/** What a stream without metadata has. */
export const NO_METADATA: StreamMetadata = {
  isSet: false,
  maxCount: null,
  maxAgeSeconds: null,
  truncateBefore: null,
  acl: undefined,
};

const UNREADABLE: StreamMetadata = { ...NO_METADATA, isSet: true };

/** Of a metastream only the last event is to be seen. */
export const METADATA_OF_METASTREAMS: StreamMetadata = { ...NO_METADATA, maxCount: 1n };

/** What hides everything a stream holds, until somebody writes to it. */
export const SOFT_DELETED = `{"$tb":${GREATEST_INT64}}`;

/** Whether everything a stream holds is hidden. */
export const isSoftDeleted = ({ truncateBefore }: StreamMetadata): boolean =>
  truncateBefore === GREATEST_INT64;

/** What a record of a metastream says; one that cannot be read says nothing. */
export const readStreamMetadata = ({
  isJson,
  data,
}: Pick<NewRecord, 'isJson' | 'data'>): StreamMetadata => {
  const fields = isJson ? fieldsOf(data) : null;
  if (fields === null) return UNREADABLE;
  const maxCount = integerOf(fields['$maxCount']);
  const maxAgeSeconds = integerOf(fields['$maxAge']);
  const truncateBefore = integerOf(fields['$tb']);
  if (maxCount === 'odd' || maxAgeSeconds === 'odd' || truncateBefore === 'odd') return UNREADABLE;
  return {
    isSet: true,
    maxCount: from(1n, maxCount),
    maxAgeSeconds: from(1n, maxAgeSeconds),
    truncateBefore: from(0n, truncateBefore),
    acl: fields['$acl'],
  };
};

/** The same metadata as JSON, but for where the stream begins; null when it is no metadata. */
export const withTruncateBefore = (
  { isJson, data }: Pick<NewRecord, 'isJson' | 'data'>,
  truncateBefore: bigint,
): string | null => {
  if (!isJson || fieldsOf(data) === null) return null;
  const fields: unknown = JSON.parse(textOf(data));
  return JSON.stringify({ ...(isObject(fields) && fields), $tb: Number(truncateBefore) });
};

/** A number as it is written: those of 64 bits do not fit a `number`. */
class Digits {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

const fieldsOf = (data: Uint8Array): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(textOf(data), withDigits);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
};

const textOf = (data: Uint8Array): string => Buffer.from(data).toString('utf8');

const withDigits = (_key: string, value: unknown, ...[context]: readonly unknown[]): unknown =>
  typeof value === 'number' && isObject(context) && typeof context['source'] === 'string'
    ? new Digits(context['source'])
    : value;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const integerOf = (value: unknown): bigint | null | 'odd' => {
  if (value === undefined) return null;
  if (!(value instanceof Digits) || !/^-?\d+$/.test(value.digits)) return 'odd';
  const integer = BigInt(value.digits);
  return integer > GREATEST_INT64 || integer < -GREATEST_INT64 - 1n ? 'odd' : integer;
};

const from = (least: bigint, value: bigint | null): bigint | null =>
  value === null || value < least ? null : value;
