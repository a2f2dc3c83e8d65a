import type { Answer, Handler } from '@disdetta/effects';
import * as E from 'fp-ts/lib/Either.js';
import type { CommentKeys } from '../comments/commentKeys.ts';
import { unsealComment } from '../comments/protect.ts';

/** A handler that reads the comment of a reason as the customer wrote it, or none if forgotten. */
export const withReadableComments =
  (keys: CommentKeys, handler: Handler): Handler =>
  async (handing): Promise<Answer> => {
    const { event } = handing;
    const data = await unsealComment(keys, event.data.accountId, event.data)();
    if (E.isLeft(data)) throw new KeysUnavailable(data.left.message);
    const readable = { ...event, data: data.right } as typeof event;
    return (await handler({ ...handing, event: readable })) ?? undefined;
  };

/** The attempt has failed, and is made again. */
class KeysUnavailable extends Error {
  readonly code = 'KeysUnavailable';
}
