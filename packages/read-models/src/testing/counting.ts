import type { Fold, RecordedAccountEvent } from '@disdetta/core';
import { defineReadModel } from '../model/readModel.ts';
import type { ReadModel } from '../model/readModel.ts';

/** How many events an account has; every version says in its rows which one it is. */
export interface Counted {
  readonly version: number;
  readonly events: number;
}

/** A small model; it may fail at some events, after it has already begun to change its row. */
export const counting = (
  version: number,
  fails: (event: RecordedAccountEvent) => boolean = () => false,
): ReadModel<Counted> => {
  const fold: Fold<Counted, RecordedAccountEvent> = {
    empty: () => ({ version, events: 0 }),
    change: (row, event) => {
      row.events += 1;
      if (fails(event)) throw new Error(`cannot count ${event.type}`);
    },
  };
  return defineReadModel({
    name: 'counting',
    version,
    partOf: () => '',
    fold,
    columns: { events: 'integer', is_large: 'boolean', first_seen: 'instant', note: 'json' },
    show: ({ events }) => ({
      events,
      is_large: events > 100,
      first_seen: '2026-03-01T00:00:00.000Z',
      note: { text: 'a\0b' },
    }),
  });
};
