import type { Draft } from 'immer';
import { LIBRARY_VERSION } from './envelope.ts';
import type { Account } from './state.ts';

const FORMAT = 1;

/** Names the code whose snapshots it can read; another name means: replay the log instead. */
export const SNAPSHOT_FINGERPRINT = `${LIBRARY_VERSION}/${FORMAT}`;

/** What a snapshot holds: the account, and the hash of the last event it knows. */
export interface SnapshotContent<AccountState> {
  readonly account: AccountState;
  readonly hash: string | null;
}

const MAP_TAG = '#map';

/** Writes an account down, maps as lists of pairs. */
export const writeSnapshot = (content: SnapshotContent<Account>): string =>
  JSON.stringify(content, (_, value: unknown) =>
    value instanceof Map ? { [MAP_TAG]: [...(value as ReadonlyMap<unknown, unknown>)] } : value,
  );

/**
 * Reads an account back, owned by the caller. It is not checked like an event: only text that
 * this very code wrote, by its fingerprint, comes here, and the log can always replace it.
 */
export const readSnapshot = (text: string): SnapshotContent<Draft<Account>> =>
  JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && MAP_TAG in value
      ? new Map(value[MAP_TAG] as [unknown, unknown][])
      : value,
  ) as SnapshotContent<Draft<Account>>;
