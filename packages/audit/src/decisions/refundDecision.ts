import { decodeCommand } from '@disdetta/core';
import type {
  Command,
  Policies,
  RecordedAccountEvent,
  RecordedRefusal,
  RefundId,
  Rejection,
} from '@disdetta/core';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { Place } from '../finding.ts';

/** How a request to have money back was decided. */
export interface RefundDecision {
  readonly command: Command<'RequestRefund' | 'Withdraw'>;
  readonly policies: Policies;
  /** The event or the refusal that it came to. */
  readonly place: Place;
  /** What the account had been told by then. */
  readonly known: readonly RecordedAccountEvent[];
  readonly outcome:
    | { readonly accepted: true; readonly events: readonly RecordedAccountEvent[] }
    | { readonly accepted: false; readonly refusal: Pick<Rejection<string>, 'code' | 'message'> };
}

/** What is known of an account, refusals included. */
export interface Chronicle {
  readonly history: readonly RecordedAccountEvent[];
  readonly refusals: readonly RecordedRefusal[];
}

/** Every request to have money back, in the order in which they were decided. */
export const refundDecisionsOf = ({ history, refusals }: Chronicle): readonly RefundDecision[] => {
  const accepted = decisionsIn(history).flatMap((events): readonly RefundDecision[] => {
    const [first] = events;
    if (first === undefined) return [];
    const command = refundCommandOf(first);
    if (command === null) return [];
    const known = history.filter(({ revision }) => revision < first.revision);
    const { policies } = first.metadata.decidedBy;
    return [{ command, policies, place: first, known, outcome: { accepted: true, events } }];
  });
  const refused = refusals.flatMap((refusal): readonly RefundDecision[] => {
    const command = refundCommandOf(refusal);
    if (command === null) return [];
    const { decidedOn, code, message } = refusal.data;
    const known = history.filter(({ revision }) => revision <= decidedOn);
    const { policies } = refusal.metadata.decidedBy;
    const outcome = { accepted: false, refusal: { code, message } } as const;
    return [{ command, policies, place: refusal, known, outcome }];
  });
  return [...accepted, ...refused].sort(
    (one, other) =>
      one.known.length - other.known.length ||
      Number(one.outcome.accepted) - Number(other.outcome.accepted),
  );
};

/** The id of the refund that a decision was about. */
export const refundIdOf = ({ command }: RefundDecision): RefundId => command.data.refundId;

/** The events of an account, those of one command together. */
const decisionsIn = (
  history: readonly RecordedAccountEvent[],
): readonly (readonly RecordedAccountEvent[])[] => {
  const decisions = new Map<string, RecordedAccountEvent[]>();
  for (const event of history) {
    const known = decisions.get(event.metadata.commandId);
    if (known === undefined) decisions.set(event.metadata.commandId, [event]);
    else known.push(event);
  }
  return [...decisions.values()];
};

const refundCommandOf = ({
  metadata: { commandType, command },
}: RecordedAccountEvent | RecordedRefusal): RefundDecision['command'] | null => {
  if (commandType !== 'RequestRefund' && commandType !== 'Withdraw') return null;
  const decoded = decodeCommand(command);
  if (isLeft(decoded)) return null;
  const { right } = decoded;
  return right.type === 'RequestRefund' || right.type === 'Withdraw' ? right : null;
};
