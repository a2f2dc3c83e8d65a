import type { ExpectedRevision, StreamRange } from '@disdetta/core';
import { drain } from './drain.ts';
import type { Session } from './session.ts';
import { readingOf } from './streamReading.ts';
import type { VendorEvent, VendorReadOptions } from './vendorClient.ts';
import { troubleOf } from './vendorErrors.ts';

/** No stream comes further: beyond it the server keeps its own marks. */
export const GREATEST_REVISION = 2n ** 63n - 2n;

/** Some events of a stream, and where it stood. */
export interface VendorPage {
  readonly events: readonly VendorEvent[];
  readonly revision: ExpectedRevision;
}

type Questions = Omit<VendorReadOptions, 'requiresLeader'>;

/** Reads a page. One event beside it is read with it, which mostly tells where the stream stands. */
export const readPage = async (
  session: Session,
  stream: string,
  { from, direction = 'forwards', limit }: StreamRange,
): Promise<VendorPage> =>
  direction === 'forwards'
    ? forwards(session, stream, within(from ?? 0n), limit)
    : backwards(session, stream, from ?? GREATEST_REVISION, limit);

/** Where a stream stands. */
export const readRevision = async (session: Session, stream: string): Promise<ExpectedRevision> => {
  const read = await readEvents(session, stream, {
    direction: 'backwards',
    fromRevision: 'end',
    maxCount: 1,
  });
  return read?.[0]?.revision ?? 'no-stream';
};

const forwards = async (
  session: Session,
  stream: string,
  from: bigint,
  limit: number,
): Promise<VendorPage> => {
  const beside = from > 0n ? 1 : 0;
  const maxCount = limit + beside;
  const fromRevision = from - BigInt(beside);
  const read = await readEvents(session, stream, { direction: 'forwards', fromRevision, maxCount });
  if (read === null) return NOTHING;
  const events = read.filter(({ revision }) => revision >= from).slice(0, limit);
  const last = read.at(-1);
  if (last !== undefined && read.length < maxCount) return { events, revision: last.revision };
  const revision = await readRevision(session, stream);
  // What was written in between belongs to the page, or its reader would think to know it.
  const isOutdated = events.length < limit && revision !== 'no-stream' && revision >= from;
  return isOutdated ? forwards(session, stream, from, limit) : { events, revision };
};

const backwards = async (
  session: Session,
  stream: string,
  from: bigint,
  limit: number,
): Promise<VendorPage> => {
  if (from < 0n) return { events: [], revision: await readRevision(session, stream) };
  const isFromEnd = from >= GREATEST_REVISION;
  const fromRevision = isFromEnd ? 'end' : from + 1n;
  const maxCount = isFromEnd ? limit : limit + 1;
  const read = await readEvents(session, stream, {
    direction: 'backwards',
    fromRevision,
    maxCount,
  });
  const first = read?.[0];
  if (read === null || first === undefined) return NOTHING;
  const events = read.filter(({ revision }) => revision <= from).slice(0, limit);
  const revision = first.revision > from ? await readRevision(session, stream) : first.revision;
  return { events, revision };
};

const NOTHING: VendorPage = { events: [], revision: 'no-stream' };

/** Reads events as they are asked for; null when the stream is not there. */
const readEvents = async (
  session: Session,
  stream: string,
  questions: Questions,
): Promise<readonly VendorEvent[] | null> => {
  const events: VendorEvent[] = [];
  const reading = readingOf(session.client, session.category.nameOf(stream), questions);
  try {
    await drain(session, reading, ({ event }) => {
      if (event !== undefined) events.push(event);
      return true;
    });
  } catch (thrown) {
    if (troubleOf(thrown).kind === 'noStream') return null;
    throw thrown;
  }
  return events;
};

const within = (revision: bigint): bigint => {
  if (revision > GREATEST_REVISION) return GREATEST_REVISION;
  return revision < 0n ? 0n : revision;
};
