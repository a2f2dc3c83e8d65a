import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { dropFiled, entriesOf } from '../account/archiving.ts';
import { SNAPSHOT_FINGERPRINT, writeSnapshot } from '../account/snapshot.ts';
import type { Archive, ArchiveEntry } from '../kernel/archive.ts';
import type { StoreError } from '../kernel/eventStore.ts';
import type { Remembered } from './memory.ts';

/** How many uses and command ids a state gathers before they are filed, unless told otherwise. */
export const FILE_AFTER = 256;

/** The shelf on which an archive keeps the ids of commands. */
export const COMMAND_SHELF = 'command';

/** How many uses and command ids a state has gathered since it was filed. */
export const gatheredBy = ({ account, commands }: Remembered): number =>
  commands.size + account.usage.uses.size;

const commandEntries = ({ commands }: Remembered): readonly ArchiveEntry[] =>
  [...commands].map(([key, revision]) => ({
    shelf: COMMAND_SHELF,
    key,
    instant: null,
    struck: false,
    note: String(revision),
  }));

/**
 * Moves uses and command ids out of a state, so that neither the state nor a cold start grows with
 * them; the log keeps them all. Answers false, and changes nothing, when somebody else has filed
 * more of this stream since.
 */
export const file = (
  archive: Archive,
  stream: string,
  remembered: Remembered,
): TE.TaskEither<StoreError, boolean> => {
  const { account, hash, revision, filedThrough } = remembered;
  const usage = account.usage;
  const entries = [...entriesOf(account), ...commandEntries(remembered)];
  dropFiled(account);
  const text = writeSnapshot({ account, hash });
  account.usage = usage;
  const snapshot = { revision, fingerprint: SNAPSHOT_FINGERPRINT, text };
  return pipe(
    archive.file(stream, filedThrough, snapshot, entries),
    TE.map((filed) => {
      if (filed) {
        dropFiled(account);
        remembered.commands.clear();
        remembered.filedThrough = revision;
      }
      return filed;
    }),
  );
};
