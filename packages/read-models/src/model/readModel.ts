import type { Fold, RecordedAccountEvent } from '@disdetta/core';
import { cellOf } from './column.ts';
import type { Cell, Columns, Shown } from './column.ts';
import { readState, writeState } from './stateText.ts';

/** A read model as its author writes it down. */
export interface ReadModelDefinition<State, Names extends string> {
  /** Names its tables: lower case letters, digits and `_`. */
  readonly name: string;
  /** Raised whenever the shape of a row, the rule behind it or an event it keeps changes. */
  readonly version: number;
  /**
   * Which row of the account an event concerns: `''` where an account has one row, null for none.
   * Every row belongs to one account, so that an account that stops leaves the others alone.
   */
  readonly partOf: (event: RecordedAccountEvent) => string | null;
  /** How a row begins, and how an event alters it. */
  readonly fold: Fold<State, RecordedAccountEvent>;
  /** What people who ask with SQL see beside the state. */
  readonly columns: Readonly<Record<Names, Columns[string]>>;
  /** What a row shows in these columns. */
  readonly show: (state: State) => Shown<Names>;
}

/** What is written of a row. */
export interface WrittenRow {
  readonly state: string;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
}

/** A row in memory, altered event by event and written once a batch. */
export interface LiveRow {
  readonly change: (event: RecordedAccountEvent) => void;
  readonly write: () => WrittenRow;
}

/** A read model that can be run, and whose rows can be read. */
export interface ReadModel<State = unknown> {
  readonly name: string;
  readonly version: number;
  readonly columns: Columns;
  readonly partOf: (event: RecordedAccountEvent) => string | null;
  /** A row to keep live, from its stored state; null for a new one. */
  readonly open: (stored: string | null) => LiveRow;
  /** The state of a stored row. */
  readonly read: (stored: string) => State;
}

/** A read model from its definition. */
export const defineReadModel = <State, Names extends string>({
  name,
  version,
  partOf,
  fold,
  columns,
  show,
}: ReadModelDefinition<State, Names>): ReadModel<State> => {
  type Own = ReturnType<typeof fold.empty>;
  const kinds = Object.entries<Columns[string]>(columns);

  const open: ReadModel['open'] = (stored) => {
    // Written by this very version, which is part of the name of its table.
    const state = stored === null ? fold.empty() : (readState(stored) as Own);
    return {
      change: (event) => {
        fold.change(state, event);
      },
      write: () => {
        const shown: Shown = show(state as State);
        return {
          state: writeState(state),
          cells: kinds.map(([column, kind]) => cellOf(kind, shown[column])),
        };
      },
    };
  };

  return { name, version, columns, partOf, open, read: (stored) => readState(stored) as State };
};
