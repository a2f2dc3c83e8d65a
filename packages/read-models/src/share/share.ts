import { crc32 } from 'node:zlib';
import { isAccountStream, streamOf } from '@disdetta/core';
import type { AccountId } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** Some of all accounts, as in "2 of 4": every account is in exactly one of so many shares. */
export interface Share {
  /** From 1. */
  readonly number: number;
  /** How many shares there are; at most 1,024. */
  readonly of: number;
}

/** There is no such share. */
export interface InvalidShare {
  readonly code: 'InvalidShare';
  readonly message: string;
  readonly facts: Share;
}

const MOST = 1_024;

const isFrom1To = (most: number, value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

/** Whether there is such a share. */
export const checkShare = ({ number, of }: Share): E.Either<InvalidShare, void> =>
  isFrom1To(MOST, of) && isFrom1To(of, number)
    ? E.right(undefined)
    : E.left({
        code: 'InvalidShare',
        message: `There is no share ${number} of ${of}: shares are counted from 1, and there are at most 1,024.`,
        facts: { number, of },
      });

/**
 * The number of the share that an account is in: the CRC-32 of its id as UTF-8, modulo the number
 * of shares, and 1. It never changes, and any language can work it out.
 */
export const shareOf = (accountId: AccountId, of: number): number => (crc32(accountId) % of) + 1;

const PREFIX_LENGTH = streamOf('').length;

/** The number of the share that the stream of an account is in. */
export const shareOfStream = (stream: string, of: number): number =>
  shareOf(stream.slice(PREFIX_LENGTH), of);

/** Tells of a stream whether it is that of an account in a share. */
export const streamsOf =
  ({ number, of }: Share) =>
  (stream: string): boolean =>
    isAccountStream(stream) && (of === 1 || shareOfStream(stream, of) === number);
