import type { NewRecord } from '../log/nodeLog.ts';
import type { UuidMessage } from '../protocol/messages.ts';
import type { BatchAppendOptions, BatchAppendRequest } from './messages.ts';

/** An append that comes in parts. */
export interface Batch {
  readonly correlationId: BatchAppendRequest['correlationId'];
  readonly options: BatchAppendOptions;
  readonly records: NewRecord[];
  size: number;
}

/** The appends of a call of which parts are missing. */
export interface Unfinished {
  readonly begin: (batch: Batch, milliseconds: number) => void;
  /** The append that a part belongs to; undefined when it is over already. */
  readonly of: (part: BatchAppendRequest) => Batch | undefined;
  readonly end: (batch: Batch) => void;
  readonly endAll: () => void;
}

/** Keeps the parts of appends together; those that are not complete in time are given up. */
export const createUnfinished = (onTimeout: (batch: Batch) => void): Unfinished => {
  const waiting = new Map<string, { readonly batch: Batch; readonly timer: NodeJS.Timeout }>();

  const end = ({ correlationId }: Batch): void => {
    const key = keyOf(correlationId);
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };

  return {
    begin: (batch, milliseconds) => {
      end(batch);
      const giveUp = (): void => {
        end(batch);
        onTimeout(batch);
      };
      waiting.set(keyOf(batch.correlationId), { batch, timer: setTimeout(giveUp, milliseconds) });
    },
    of: ({ correlationId }) => waiting.get(keyOf(correlationId))?.batch,
    end,
    endAll: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
};

const keyOf = (id: UuidMessage | null): string => {
  if (id === null) return '';
  if ('string' in id) return id.string;
  const { mostSignificantBits, leastSignificantBits } = id.structured;
  return `${mostSignificantBits} ${leastSignificantBits}`;
};
