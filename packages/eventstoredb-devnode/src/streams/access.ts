import type { Metadata } from '@grpc/grpc-js';
import type { Authorise, StreamAction } from '../access/authorise.ts';
import { accessDenied, unauthenticated } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';

/** Why a call may not do something; null when it may. */
export const refusalOf = async (
  authorise: Authorise,
  metadata: Metadata,
  action: StreamAction,
  stream: string,
): Promise<CallError | null> => {
  switch (await authorise(metadata, action, stream)) {
    case 'allowed':
      return null;
    case 'denied':
      return accessDenied();
    case 'unauthenticated':
      return unauthenticated();
  }
};
