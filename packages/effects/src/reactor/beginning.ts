import type { EventStore, Instant } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { logRebuilt, startNotChosen } from '../effectsErrors.ts';
import type { EffectsError } from '../effectsErrors.ts';
import type { Checkpoint, Ledger, Progress } from '../ledger/ledger.ts';

/** Where effects begin that the ledger has not collected before. */
export type From = 'now' | 'beginning';

interface Beginning {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly names: readonly string[];
  readonly from: From | undefined;
  readonly now: () => Instant;
}

/** Makes sure that the ledger belongs to the log, and that it collects these names. */
export const begin = async (beginning: Beginning): Promise<E.Either<EffectsError, Progress>> => {
  const { store, ledger, names, from, now } = beginning;
  for (;;) {
    const progress = await ledger.progress()();
    if (E.isLeft(progress)) return progress;
    const { version, checkpoint, collected } = progress.right;
    const known = await recognise(store, checkpoint);
    if (E.isLeft(known)) return known;

    const fresh = names.filter((name) => !collected.some((one) => one.name === name));
    if (fresh.length === 0) return progress;
    if (from === undefined) return E.left(startNotChosen(fresh));
    const end = from === 'now' ? await endOf(store, checkpoint) : E.right(null);
    if (E.isLeft(end)) return end;
    const skippedThrough = end.right?.position ?? 0n;
    const since = now();
    const begun = await ledger.advance(
      version,
      {
        // History is read anew for a name that wants all of it; the others know theirs by key.
        checkpoint: from === 'now' ? (checkpoint ?? end.right) : null,
        collected: [...collected, ...fresh.map((name) => ({ name, skippedThrough, since }))].sort(
          (one, other) => (one.name < other.name ? -1 : 1),
        ),
        found: [],
        closed: [],
      },
      since,
    )();
    if (E.isLeft(begun)) return begun;
    if (begun.right.isTaken) return E.right(begun.right.progress);
  }
};

/** Whether the last event that was read stands where it was read. */
const recognise = async (
  store: EventStore,
  checkpoint: Checkpoint | null,
): Promise<E.Either<EffectsError, void>> => {
  if (checkpoint === null) return E.right(undefined);
  const { stream, revision, eventId, position } = checkpoint;
  const page = await store.readStream(stream, { from: revision, limit: 1 })();
  if (E.isLeft(page)) return page;
  const event = page.right.events[0];
  return event?.id === eventId && event.revision === revision && event.position === position
    ? E.right(undefined)
    : E.left(logRebuilt(stream, revision, eventId));
};

const PAGE = 1_000;

/** The last event of the log; the port has no shorter way to it than reading there. */
const endOf = async (
  store: EventStore,
  after: Checkpoint | null,
): Promise<E.Either<EffectsError, Checkpoint | null>> => {
  let end = after;
  for (;;) {
    const page = await store.readAll(end?.position ?? 0n, PAGE)();
    if (E.isLeft(page)) return page;
    end = checkpointOf(page.right.at(-1)) ?? end;
    if (page.right.length < PAGE) return E.right(end);
  }
};

/** An event as a checkpoint. */
export const checkpointOf = (
  event:
    | {
        readonly position: bigint;
        readonly stream: string;
        readonly revision: bigint;
        readonly id: string;
      }
    | undefined,
): Checkpoint | null =>
  event === undefined
    ? null
    : {
        position: event.position,
        stream: event.stream,
        revision: event.revision,
        eventId: event.id,
      };
