import type { Instant, StoreError } from '@disdetta/core';
import type { Stretch } from '@disdetta/projections';
import type { ExportUnreadable } from '../exports/exportUnreadable.ts';
import type { WriteFailed } from '../exports/exporting.ts';
import type { EarlierSeal } from '../seal/earlierSeal.ts';
import type { LeavesUnfit } from '../seal/leaves.ts';
import type { KeyUnusable } from '../seal/signing.ts';
import type { Verdict } from '../verdict.ts';

/** What a bundle is made with. */
export interface BundleOptions {
  /** The folder to be made; where there is one already, it has to be empty. */
  readonly folder: string;
  /** The Ed25519 key that signs the bundle and the seal in it, in PEM. */
  readonly privateKey: string;
  /** When it is made, by the caller's clock: no other instant of the making stands in it. */
  readonly at: Instant;
  /**
   * The accounts whose events, and those of their refusals, are handed over, each with the proof
   * that it stands in the seal of the whole log. Left out: the whole log.
   */
  readonly accounts?: readonly string[];
  /** Earlier seals that the log is held against; only of the whole log. */
  readonly seals?: readonly EarlierSeal[];
  /** Of which time exceptions are looked out for; left out, of none. */
  readonly exceptions?: Stretch;
  readonly pageSize?: number;
}

/** A bundle that was written. */
export interface Bundle {
  readonly folder: string;
  /** What the audit of its events came to: a bundle of a log in disorder is a good bundle. */
  readonly verdict: Verdict;
  readonly streams: number;
  readonly events: number;
}

/** A folder that a bundle cannot be written to: it holds something, or cannot be made. */
export interface FolderUnusable {
  readonly code: 'FolderUnusable';
  readonly message: string;
  readonly facts: { readonly folder: string; readonly cause: string };
}

/** Options that do not go together, or accounts that are not in the log. */
export interface BundleUnfit {
  readonly code: 'BundleUnfit';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Why a bundle was not written. Nothing of it is left behind. */
export type BundleError =
  | StoreError
  | KeyUnusable
  | LeavesUnfit
  | FolderUnusable
  | BundleUnfit
  | WriteFailed
  | ExportUnreadable;
