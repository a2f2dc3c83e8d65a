import type { BrokenStore } from './brokenStore.ts';
import { acknowledgingFaults } from './faults/acknowledging.ts';
import { appendingFaults } from './faults/appending.ts';
import { closingFaults } from './faults/closing.ts';
import { closingFeedFaults } from './faults/closingFeeds.ts';
import { closingWhileBusyFaults } from './faults/closingWhileBusy.ts';
import { expectingFaults } from './faults/expecting.ts';
import { followingFaults } from './faults/following.ts';
import { keepingUpFaults } from './faults/keepingUp.ts';
import { largeFaults } from './faults/large.ts';
import { letterFaults } from './faults/letters.ts';
import { nameFaults } from './faults/names.ts';
import { pagingFaults } from './faults/paging.ts';
import { pagingBackwardsFaults } from './faults/pagingBackwards.ts';
import { racingFaults } from './faults/racing.ts';
import { readingFaults } from './faults/reading.ts';
import { recognisingFaults } from './faults/recognising.ts';
import { resumingFaults } from './faults/resuming.ts';
import { retryingFaults } from './faults/retrying.ts';
import { sizeFaults } from './faults/sizes.ts';
import { stoppingFaults } from './faults/stopping.ts';
import { textFaults } from './faults/texts.ts';
import { wholenessFaults } from './faults/wholeness.ts';

/** Stores that write in a wrong way. */
export const wrongWriters: readonly BrokenStore[] = [
  ...appendingFaults,
  ...expectingFaults,
  ...retryingFaults,
  ...recognisingFaults,
  ...wholenessFaults,
  ...racingFaults,
  ...acknowledgingFaults,
];

/** Stores that read in a wrong way. */
export const wrongReaders: readonly BrokenStore[] = [
  ...readingFaults,
  ...pagingFaults,
  ...pagingBackwardsFaults,
];

/** Stores that keep something else than they were given. */
export const wrongKeepers: readonly BrokenStore[] = [
  ...textFaults,
  ...letterFaults,
  ...nameFaults,
  ...sizeFaults,
  ...largeFaults,
];

/** Stores whose subscriptions or whose end are wrong. */
export const wrongFeeders: readonly BrokenStore[] = [
  ...followingFaults,
  ...keepingUpFaults,
  ...resumingFaults,
  ...stoppingFaults,
  ...closingFaults,
  ...closingFeedFaults,
  ...closingWhileBusyFaults,
];

/** Stores with one fault each. */
export const brokenStores: readonly BrokenStore[] = [
  ...wrongWriters,
  ...wrongReaders,
  ...wrongKeepers,
  ...wrongFeeders,
];
