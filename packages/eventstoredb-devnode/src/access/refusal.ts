import type { Metadata } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { accessDenied, unauthenticated } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';

/** Who calls, if they may do it, or why they may not. */
export const callerWho = (
  may: (caller: Caller) => boolean,
  identify: Access['identify'],
  metadata: Metadata,
): E.Either<CallError, Caller> => {
  const caller = identify(metadata);
  if (caller === null) return E.left(unauthenticated());
  return may(caller) ? E.right(caller) : E.left(accessDenied());
};

/** Anybody may, also those who do not say who they are. */
export const anybody = (): boolean => true;
