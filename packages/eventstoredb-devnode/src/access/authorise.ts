import type { Metadata } from '@grpc/grpc-js';

/** What somebody wants to do with a stream; what that means for `$$` streams is up to the rule. */
export type StreamAction = 'read' | 'write' | 'delete';

/** Whether it may be done; `unauthenticated` is somebody who says a wrong password. */
export type Verdict = 'allowed' | 'denied' | 'unauthenticated';

/** Judges a call by its metadata; `$all` stands for the whole log. */
export type Authorise = (
  metadata: Metadata,
  action: StreamAction,
  stream: string,
) => Promise<Verdict>;

/** Lets anybody do anything, as an insecure node does. */
export const allowAll: Authorise = () => Promise.resolve('allowed');
