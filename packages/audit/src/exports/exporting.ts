import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { EventStore, StoreError, StoredEvent } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { PAGE, pagesOf } from '../pages.ts';

/** Which part of a log is exported. */
export interface ExportOptions {
  /** Events after this position. Default: 0n, from the start. */
  readonly after?: bigint;
  /** Events up to this position, itself included. Default: to the end. */
  readonly through?: bigint;
  /** Whether the events of a stream are wanted. Default: those of every stream. */
  readonly wants?: (stream: string) => boolean;
  /** How many events are read at a time. Default: 500. */
  readonly pageSize?: number;
}

/** What was exported. */
export interface Exported {
  readonly events: number;
  /** The position of the last event exported; 0n without any. */
  readonly position: bigint;
}

/** Where an export was to be written did not take it; what is there is not whole. */
export interface WriteFailed {
  readonly code: 'WriteFailed';
  readonly message: string;
  readonly facts: { readonly cause: string };
}

/** Pieces of a file, in their order. */
export type Chunks = AsyncIterable<string | Uint8Array>;

/** Turns a log, page by page, into the pieces of a file. */
export type Format = (pages: AsyncIterable<readonly StoredEvent[]>) => Chunks;

/**
 * Exports a log in a format, page by page as the stream takes it. The stream is ended when the
 * export is whole, and destroyed when it is not. What is exported so far may be refused.
 */
export const exportAs =
  <Refused = never>(
    format: Format,
    store: EventStore,
    out: Writable,
    { after, through, wants = () => true, pageSize = PAGE }: ExportOptions,
    refuse: (exported: Exported) => Refused | null = () => null,
  ): TaskEither<StoreError | WriteFailed | Refused, Exported> =>
  async () => {
    const exported = { events: 0, position: 0n };
    const stopped: (StoreError | Refused)[] = [];
    const stop = (reason: StoreError | Refused): Error => {
      stopped.push(reason);
      return new Error('The export was stopped.');
    };

    async function* wanted(): AsyncGenerator<readonly StoredEvent[]> {
      for await (const page of pagesOf(store, pageSize, after)) {
        if (E.isLeft(page)) throw stop(page.left);
        const reached = page.right.filter(
          ({ position }) => through === undefined || position <= through,
        );
        const events = reached.filter(({ stream }) => wants(stream));
        exported.events += events.length;
        exported.position = events.at(-1)?.position ?? exported.position;
        const refused = refuse(exported);
        if (refused !== null) throw stop(refused);
        yield events;
        if (reached.length < page.right.length) return;
      }
    }

    try {
      await pipeline(Readable.from(format(wanted())), out, { end: false });
      out.end();
      await finished(out);
      return E.right(exported);
    } catch (thrown) {
      out.destroy();
      return E.left(stopped[0] ?? writeFailed(thrown));
    }
  };

/** The file system, or a stream, did not take what was to be written. */
export const writeFailed = (thrown: unknown): WriteFailed => {
  const { message: cause } = E.toError(thrown);
  return {
    code: 'WriteFailed',
    message: `What was to be exported could not be written: ${cause}. Export it again elsewhere.`,
    facts: { cause },
  };
};
