import type { OutcomeUnknown, StoreFailed, StoreUnavailable } from '@disdetta/core';

/** The server cannot be reached for now. */
export const unavailable = (cause: string): StoreUnavailable => ({
  code: 'StoreUnavailable',
  message: `EventStoreDB cannot be reached now, and nothing was written: ${cause}.`,
  facts: { cause },
});

/** The server does not know this user, or lets them do less: put right there, it passes. */
export const denied = (cause: string): StoreUnavailable => ({
  code: 'StoreUnavailable',
  message:
    `EventStoreDB denies access, and nothing was written: ${cause}. Look at the user and password ` +
    'of the connection string, and whether that user may write these streams and read $all.',
  facts: { cause },
});

/** The server would refuse the same again, however often. */
export const refused = (cause: string, remedy: string): StoreFailed => ({
  code: 'StoreFailed',
  message: `EventStoreDB refuses this for good: ${cause}. ${remedy}`,
  facts: { cause },
});

/** An append was sent, and no answer told whether it was kept. */
export const outcomeUnknown = (stream: string, cause: string): OutcomeUnknown => ({
  code: 'OutcomeUnknown',
  message:
    `Whether the append to ${stream} was kept is not known: ${cause}. ` +
    'Repeat it with the same events and revision.',
  facts: { stream, cause },
});
