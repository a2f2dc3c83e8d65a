import type { Metadata } from '@grpc/grpc-js';
import type { NodeLog } from '../log/nodeLog.ts';
import { allowAll } from './authorise.ts';
import type { Authorise } from './authorise.ts';
import { ANONYMOUS, UNCHECKED } from './caller.ts';
import type { Caller } from './caller.ts';
import { readCredentials } from './credentials.ts';
import { mayDo } from './rights.ts';
import { userWith } from './users.ts';

/** Who calls, and what they may do. */
export interface Access {
  /** Null: somebody whose credentials do not hold. */
  readonly identify: (metadata: Metadata) => Caller | null;
  readonly authorise: Authorise;
}

/** The access of a node that checks nobody. */
export const openAccess: Access = { identify: () => UNCHECKED, authorise: allowAll };

/** The access of a node that checks credentials, and rights by what its log says of them. */
export const createCheckedAccess = (log: NodeLog): Access => ({
  identify,
  authorise: async (metadata, action, stream) => {
    const caller = identify(metadata);
    if (caller === null) return 'unauthenticated';
    return (await mayDo(caller, action, stream, log)) ? 'allowed' : 'denied';
  },
});

const identify = (metadata: Metadata): Caller | null => {
  const credentials = readCredentials(metadata);
  if (credentials === 'none') return ANONYMOUS;
  return credentials === 'unreadable' ? null : userWith(credentials);
};
