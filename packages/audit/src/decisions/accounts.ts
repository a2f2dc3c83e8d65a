import { isAccountStream, isRefusalsStream, refusalsStreamOf, streamOf } from '@disdetta/core';
import type { AccountId } from '@disdetta/core';
import type { Heads } from '../chain/head.ts';

/** The account that a stream is of, by its events or its refusals; null for any other stream. */
export const accountOf = (stream: string): AccountId | null => {
  if (isAccountStream(stream)) return stream.slice(streamOf('').length);
  return isRefusalsStream(stream) ? stream.slice(refusalsStreamOf('').length) : null;
};

/** The accounts that streams are of, those with nothing but refusals too, in order. */
export const accountsIn = (heads: Heads): readonly AccountId[] =>
  [...new Set([...heads.keys()].map(accountOf).filter((accountId) => accountId !== null))].sort();
