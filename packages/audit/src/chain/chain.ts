import { hashOf } from '@disdetta/core';
import type {
  RecordedAccountEvent,
  RecordedRefusal,
  StoredEvent,
  UndecodableEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { decodeAudited } from '../auditedEvent.ts';
import { undecodable } from '../finding.ts';
import type { Finding } from '../finding.ts';
import {
  checkAccount,
  checkClock,
  checkId,
  checkLink,
  checkRevision,
  placeInDecision,
} from './checkLink.ts';
import type { Head, Heads } from './head.ts';

/** The chains of all streams, checked event by event; of each stream only its end is kept. */
export interface Chain {
  readonly heads: Heads;
  /** What is wrong with the next event of the log; what it decodes to may be known already. */
  readonly see: (
    stored: StoredEvent,
    decoded?: E.Either<UndecodableEvent, RecordedAccountEvent | RecordedRefusal>,
  ) => readonly Finding[];
}

/** Chains of which no event was seen yet. */
export const createChain = (): Chain => {
  const heads = new Map<string, Head>();

  return {
    heads,
    see: (stored, known) => {
      const { stream, revision, recordedAt } = stored;
      const head = heads.get(stream);
      const ofRevision = checkRevision(stored, head);
      // What comes again does not move the end: the events after it follow the one that came first.
      if (head !== undefined && revision <= head.revision) return ofRevision;
      const hash = hashOf(stored);
      const decoded = known ?? decodeAudited(stored);
      if (E.isLeft(decoded)) {
        heads.set(stream, { revision, hash, recordedAt, commandId: null, placeInDecision: 0 });
        return [...ofRevision, undecodable(decoded.left)];
      }
      const event = decoded.right;
      const place = placeInDecision(event, head);
      const { commandId } = event.metadata;
      heads.set(stream, { revision, hash, recordedAt, commandId, placeInDecision: place });
      return [
        ...ofRevision,
        ...checkLink(event, head),
        ...checkId(event, place),
        ...checkAccount(event),
        ...checkClock(event, head),
      ];
    },
  };
};
