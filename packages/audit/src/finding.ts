import type { UndecodableEvent } from '@disdetta/core';

/** What can be found wrong with the chain of a stream. */
type ChainFindingCode =
  | 'LinkBroken'
  | 'RevisionsMissing'
  | 'RevisionRepeated'
  | 'EventUndecodable'
  | 'IdNotDerived'
  | 'AccountDiffers'
  | 'RecordedBackwards';

/** What can be found wrong when the log is held against an earlier seal. */
type SealFindingCode = 'SealDiffers' | 'StreamCut' | 'StreamRewritten' | 'WrittenBehindSeal';

/** What can be found wrong when commands are decided again. */
type DecisionFindingCode =
  | 'CommandUnreadable'
  | 'CommandRepeated'
  | 'DecisionDiffers'
  | 'DecisionRefused'
  | 'EventNotDecided'
  | 'EventsMissing'
  | 'RefusalDiffers'
  | 'RefusalNotDue'
  | 'RefusalOutOfPlace'
  | 'DecidedByAnotherVersion'
  | 'StreamReadsOtherwise';

/** The code of a finding. */
export type FindingCode = ChainFindingCode | SealFindingCode | DecisionFindingCode;

/** One thing found in a log: which event, what is wrong with it, and the facts that show it. */
export interface Finding {
  readonly code: FindingCode;
  /** The stream it was found in; empty where it concerns the log as a whole. */
  readonly stream: string;
  /** The event it was found at; -1n where it concerns no one event. */
  readonly revision: bigint;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The place of an event: its stream and revision. */
export type Place = Pick<Finding, 'stream' | 'revision'>;

/** A finding at the place of an event. */
export const findingAt = (
  { stream, revision }: Place,
  code: FindingCode,
  message: string,
  facts: Finding['facts'],
): Finding => ({ code, stream, revision, message, facts });

/** An event that cannot be read back from its texts. */
export const undecodable = ({ message, facts }: UndecodableEvent): Finding =>
  findingAt(facts, 'EventUndecodable', message, { faults: facts.faults });

/** Findings in their one order: by stream, then revision, then code. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (one, other) =>
      compare(one.stream, other.stream) ||
      compare(one.revision, other.revision) ||
      compare(one.code, other.code),
  );

const compare = <Key extends string | bigint>(one: Key, other: Key): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};
