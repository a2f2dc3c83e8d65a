import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeAccountEvent, hashOf } from '../account/envelope.ts';
import { accountFold } from '../account/evolve.ts';
import { SNAPSHOT_FINGERPRINT, readSnapshot } from '../account/snapshot.ts';
import type { Archive } from '../kernel/archive.ts';
import type { EventStore, StoreError } from '../kernel/eventStore.ts';
import type { StoredEvent } from '../kernel/recordedEvent.ts';
import { file, gatheredBy } from './filing.ts';
import { rememberNothing } from './memory.ts';
import type { Remembered } from './memory.ts';

const PAGE = 500;

/** Where histories come from. */
export interface Sources {
  readonly store: EventStore;
  readonly archive: Archive | undefined;
  /** How many uses and command ids a state may gather before they are filed. */
  readonly fileAfter: number;
}

/** Folds stored events into what is remembered, up to the first that cannot be read. */
const take = (
  remembered: Remembered,
  events: readonly StoredEvent[],
): E.Either<StoreError, Remembered> => {
  for (const stored of events) {
    const decoded = decodeAccountEvent(stored);
    if (E.isLeft(decoded)) return decoded;
    const { revision, metadata } = decoded.right;
    accountFold.change(remembered.account, decoded.right);
    remembered.revision = revision;
    if (!remembered.commands.has(metadata.commandId)) {
      remembered.commands.set(metadata.commandId, revision);
    }
  }
  const last = events.at(-1);
  if (last !== undefined) remembered.hash = hashOf(last);
  return E.right(remembered);
};

/** Reads what came after what is remembered, page by page; much of it is filed on the way. */
export const catchUp = (
  sources: Sources,
  stream: string,
  remembered: Remembered,
): TE.TaskEither<StoreError, Remembered> =>
  pipe(
    sources.store.readStream(stream, { from: remembered.revision + 1n, limit: PAGE }),
    TE.chain(({ events }) =>
      pipe(
        TE.fromEither(take(remembered, events)),
        TE.chain(() => fileOrStartOver(sources, stream, remembered)),
        TE.chain((current) =>
          events.length < PAGE ? TE.right(current) : catchUp(sources, stream, current),
        ),
      ),
    ),
  );

/** Files a state that has gathered much; if somebody else did, goes on from what they filed. */
export const fileOrStartOver = (
  sources: Sources,
  stream: string,
  remembered: Remembered,
): TE.TaskEither<StoreError, Remembered> => {
  const { archive, fileAfter } = sources;
  if (archive === undefined || gatheredBy(remembered) < fileAfter) return TE.right(remembered);
  return pipe(
    file(archive, stream, remembered),
    TE.chain((filed) => (filed ? TE.right(remembered) : recollect(sources, stream))),
  );
};

/** Starts from the snapshot of a stream where this code made one; else from nothing. */
const openSnapshot = (
  archive: Archive | undefined,
  stream: string,
): TE.TaskEither<StoreError, Remembered> => {
  if (archive === undefined) return TE.right(rememberNothing());
  return pipe(
    archive.open(stream),
    TE.chain((snapshot) => {
      if (snapshot === null) return TE.right(rememberNothing());
      const { fingerprint, revision, text } = snapshot;
      if (fingerprint !== SNAPSHOT_FINGERPRINT) {
        return pipe(archive.forget(stream), TE.map(rememberNothing));
      }
      const content = readSnapshot(text);
      return TE.right({ ...rememberNothing(), ...content, revision, filedThrough: revision });
    }),
  );
};

/** Everything about a stream that decisions need, read cold. */
export const recollect = (
  sources: Sources,
  stream: string,
): TE.TaskEither<StoreError, Remembered> =>
  pipe(
    openSnapshot(sources.archive, stream),
    TE.chain((remembered) => catchUp(sources, stream, remembered)),
  );
