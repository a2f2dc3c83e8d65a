import type { StopSignal } from '@disdetta/core';
import type { Category } from './names.ts';
import type { Timers } from './timers.ts';
import type { VendorClient } from './vendorClient.ts';

/** How an open store speaks with its server. */
export interface Session {
  readonly client: VendorClient;
  readonly category: Category;
  readonly timers: Timers;
  /** How long the server may be silent while something is asked of it. */
  readonly timeoutMilliseconds: number;
  /** How often something is tried before it is given up. */
  readonly attempts: number;
  /** Stops when the store is closed. */
  readonly closing: StopSignal;
}
