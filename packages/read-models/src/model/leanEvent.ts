import { defaultPolicies, LIBRARY_VERSION } from '@disdetta/core';
import type { EventMetadata, RecordedAccountEvent } from '@disdetta/core';

/**
 * Stands for the metadata of an event where they are not kept: they are the larger part of it, no
 * question looks at them, and the log has them.
 */
export const NOT_KEPT: EventMetadata = {
  schemaVersion: 1,
  commandId: 'not-kept',
  commandType: 'not-kept',
  command: {},
  actor: { kind: 'system' },
  decidedBy: { library: LIBRARY_VERSION, policies: defaultPolicies },
  previousHash: null,
};

/** An event without its metadata. */
export const leanEvent = (event: RecordedAccountEvent): RecordedAccountEvent => ({
  ...event,
  metadata: NOT_KEPT,
});
