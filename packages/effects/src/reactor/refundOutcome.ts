import { accountFold, decodeAccountEvent, pendingOf } from '@disdetta/core';
import type { EventStore, RecordedAccountEvent, RefundId, StoreError } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ClosingFact, EventPlace } from '../effect.ts';

/** What has come back of a refund: nothing yet, a part, or all, by the fact that was the last. */
export type RefundOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'partly' }
  | { readonly kind: 'closed'; readonly fact: ClosingFact };

const PAGE = 500;

const TELLING: ReadonlySet<string> = new Set([
  'RefundRequested',
  'RefundSettled',
  'RefundFailed',
  'RefundReversed',
]);

/** Whether an event of a type can close a refund. */
export const canClose = (type: string): boolean =>
  type === 'RefundSettled' || type === 'RefundFailed';

/** The refund that an event tells of. */
export const refundIn = (event: RecordedAccountEvent): RefundId | null =>
  'refundId' in event.data ? event.data.refundId : null;

/**
 * What the log says of a refund, from its request on: closed as soon as nothing of it is pending,
 * by the rules of the account itself. What failed is owed again, and asked for by a new request.
 */
export const readRefundOutcome =
  (
    store: EventStore,
    { stream, revision }: EventPlace,
    refundId: RefundId,
  ): TaskEither<StoreError, RefundOutcome> =>
  async () => {
    const account = accountFold.empty();
    let from = revision;
    let isTold = false;
    for (;;) {
      const page = await store.readStream(stream, { from, limit: PAGE })();
      if (E.isLeft(page)) return page;
      for (const stored of page.right.events) {
        if (!TELLING.has(stored.type)) continue;
        const decoded = decodeAccountEvent(stored);
        if (E.isLeft(decoded)) return decoded;
        if (refundIn(decoded.right) !== refundId) continue;
        accountFold.change(account, decoded.right);
        if (!canClose(stored.type)) continue;
        isTold = true;
        const parts = account.refunds.get(refundId)?.parts ?? [];
        if (parts.every((part) => pendingOf(part) === 0)) {
          return E.right({ kind: 'closed', fact: { id: stored.id, type: stored.type } });
        }
      }
      if (page.right.events.length < PAGE) return E.right({ kind: isTold ? 'partly' : 'open' });
      from += BigInt(PAGE);
    }
  };
