import type { Instant } from '@disdetta/core';
import type { ClosingFact } from '../effect.ts';
import type { KeptError } from '../keptError.ts';

/** What a run of an effect came to. */
export type Outcome =
  | { readonly kind: 'handedOver'; readonly receipt: string | null }
  /** The fact was in the log before it was begun. */
  | { readonly kind: 'closed'; readonly fact: ClosingFact }
  | { readonly kind: 'postponed'; readonly until: Instant }
  | { readonly kind: 'failed'; readonly error: KeptError; readonly retryAt: Instant }
  | { readonly kind: 'parked'; readonly error: KeptError };
