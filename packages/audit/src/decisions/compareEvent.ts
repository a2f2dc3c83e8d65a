import { LIBRARY_VERSION } from '@disdetta/core';
import type { EncodedEvent, RecordedAccountEvent, StoredEvent } from '@disdetta/core';
import { findingAt } from '../finding.ts';
import type { Finding, Place } from '../finding.ts';
import { differencesOf } from './difference.ts';
import type { Difference } from './difference.ts';

/** An event as it is stored, and as it reads. */
export interface Recorded {
  readonly stored: StoredEvent;
  readonly event: RecordedAccountEvent;
}

/** What changes from event to event without having been decided: the links are for the chain. */
const LINK = 'metadata.previousHash';
/** What another version of the library writes otherwise. */
const OF_VERSION = ['metadata.decidedBy.library', 'metadata.schemaVersion'];

/** Holds an event against the one that its command comes to when it is decided again. */
export const compareEvent = (
  { stored, event }: Recorded,
  decided: EncodedEvent,
): readonly Finding[] => {
  if (isSpeltAlike(stored, decided)) return [];
  const { library } = event.metadata.decidedBy;
  const isOfThisVersion = library === LIBRARY_VERSION;
  const recordedData: unknown = isOfThisVersion ? JSON.parse(stored.data) : event.data;
  const all = differencesOf(
    { type: stored.type, data: recordedData, metadata: JSON.parse(stored.metadata) as unknown },
    {
      type: decided.type,
      data: JSON.parse(decided.data) as unknown,
      metadata: JSON.parse(decided.metadata) as unknown,
    },
  );
  const differences = all.filter(
    ({ path }) => path !== LINK && (isOfThisVersion || !OF_VERSION.includes(path)),
  );
  const ofVersion = isOfThisVersion ? [] : [decidedByAnother(event, library)];
  if (differences.length > 0) return [...ofVersion, differs(event, differences)];
  // A link that the chain has to answer for is all that differs, or it is spelt in another way.
  const isLinkAlone = all.length > 0;
  return isLinkAlone || !isOfThisVersion ? ofVersion : [speltOtherwise(event)];
};

const isSpeltAlike = (stored: StoredEvent, decided: EncodedEvent): boolean =>
  stored.type === decided.type &&
  stored.data === decided.data &&
  stored.metadata === decided.metadata;

const named = (differences: readonly Difference[]): string =>
  differences.map(({ path }) => path).join(', ');

const differs = (place: Place, differences: readonly Difference[]): Finding =>
  findingAt(
    place,
    'DecisionDiffers',
    `Event ${place.revision} of ${place.stream} is not what its command comes to: ${named(differences)}.`,
    { differences },
  );

const speltOtherwise = (place: Place): Finding =>
  findingAt(
    place,
    'DecisionDiffers',
    `Event ${place.revision} of ${place.stream} says what its command comes to, but is not spelt as this library spells it.`,
    { differences: [] },
  );

const decidedByAnother = (place: Place, library: string): Finding =>
  findingAt(
    place,
    'DecidedByAnotherVersion',
    `Event ${place.revision} of ${place.stream} was decided by version ${library}: what differs may be what changed since.`,
    { library, auditedBy: LIBRARY_VERSION },
  );
