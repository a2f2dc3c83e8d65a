import { accountFold, decodeAccountEvent, unknownAccount } from '@disdetta/core';
import type {
  RecordedAccountEvent,
  RecordedRefusal,
  StoredEvent,
  UndecodableEvent,
} from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { findingAt, undecodable } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Recorded } from './compareEvent.ts';
import { createCommandIds } from './commandIds.ts';
import { redecide } from './redecide.ts';
import { redecideRefusal } from './redecideRefusal.ts';

/** A walk through one account, each event folded once, each decision made again on its way. */
export interface AccountWalk {
  /** Takes the next event of the account, in order; what it decodes to may be known already. */
  readonly take: (
    stored: StoredEvent,
    decoded?: E.Either<UndecodableEvent, RecordedAccountEvent>,
  ) => readonly Finding[];
  /** Is told that the account is through. */
  readonly end: () => readonly Finding[];
  /** How many commands with events were decided again. */
  readonly decisions: () => number;
}

const NOTHING_DECIDED = -1n;

/** Starts a walk; the refusals of the account are those of its journal, in any order. */
export const createAccountWalk = (journal: readonly RecordedRefusal[]): AccountWalk => {
  const account = unknownAccount();
  const given = createCommandIds();
  const refusals = [...journal].sort((one, other) => one.data.decidedOn - other.data.decidedOn);
  let decision: Recorded[] = [];
  let last = NOTHING_DECIDED;
  let next = 0;
  let decisions = 0;
  let isStopped = false;

  /** Decides again what was refused up to where the account stands. */
  const answerRefusals = (): readonly Finding[] => {
    const findings: Finding[] = [];
    for (let refusal = refusals[next]; refusal !== undefined; refusal = refusals[next]) {
      const decidedOn = BigInt(refusal.data.decidedOn);
      if (decidedOn > last) break;
      next += 1;
      // An append is whole or not there: between its events nothing can have been decided.
      findings.push(
        ...(decidedOn < last ? [outOfPlace(refusal)] : redecideRefusal(refusal, account, given)),
      );
    }
    return findings;
  };

  const closeDecision = (): readonly Finding[] => {
    const [first, ...rest] = decision;
    if (first === undefined) return answerRefusals();
    decision = [];
    decisions += 1;
    const findings = [...redecide([first, ...rest], account)];
    if (!given.note(first.event)) findings.push(commandRepeated(first));
    for (const { event } of [first, ...rest]) accountFold.change(account, event);
    last = rest.at(-1)?.event.revision ?? first.event.revision;
    return [...findings, ...answerRefusals()];
  };

  return {
    decisions: () => decisions,
    take: (stored, known) => {
      const isRepeated = stored.revision <= (decision.at(-1)?.event.revision ?? last);
      if (isStopped || isRepeated) return [];
      const decoded = known ?? decodeAccountEvent(stored);
      if (E.isLeft(decoded)) {
        // What comes after rests on an event that nobody can read.
        isStopped = true;
        return [...closeDecision(), undecodable(decoded.left)];
      }
      const event = decoded.right;
      const isSame = decision[0]?.event.metadata.commandId === event.metadata.commandId;
      const findings = isSame ? [] : closeDecision();
      decision.push({ stored, event });
      return findings;
    },
    end: () => [
      ...(isStopped ? [] : closeDecision()),
      ...(isStopped ? [] : refusals.slice(next).map(outOfPlace)),
    ],
  };
};

const commandRepeated = ({ event }: Recorded): Finding =>
  findingAt(
    event,
    'CommandRepeated',
    `Event ${event.revision} of ${event.stream} belongs to a command that was carried out before.`,
    { commandId: event.metadata.commandId },
  );

const outOfPlace = (refusal: RecordedRefusal): Finding =>
  findingAt(
    refusal,
    'RefusalOutOfPlace',
    `Refusal ${refusal.revision} of ${refusal.stream} was decided on event ${refusal.data.decidedOn} of its account, on which nothing can have been decided: events are gone, or this is not what was written.`,
    { decidedOn: refusal.data.decidedOn },
  );
