import type { Connection } from '../consumers.ts';
import type { Delivery } from '../delivery.ts';

/** Shares messages out among the consumers of a group. */
export interface Strategy {
  readonly join: (connection: Connection) => void;
  readonly leave: (connection: Connection) => void;
  /** Who is handed a message now; `held` when it has to wait for its own consumer, `full` for any. */
  readonly choose: (delivery: Delivery) => Connection | 'held' | 'full';
}
