import * as E from 'fp-ts/lib/Either.js';
import { systemRecord } from './appendNow.ts';
import type { Surroundings } from './appendNow.ts';
import { deleted, judge, wrongVersion } from './expectations.ts';
import type { Expectation, NodeLog, WriteRefusal } from './nodeLog.ts';
import { standingOf } from './standing.ts';
import type { StreamInTurn } from './standing.ts';
import { SOFT_DELETED } from './streamMetadata.ts';
import { metastreamOf, rootOf } from './streamNames.ts';
import { metadataEvent } from './undeleting.ts';

type Deleting = Pick<NodeLog, 'deleteStream' | 'tombstone'>;

/** Writes what ends a stream, and answers with what is left to wait for. */
type End = (stream: string, standing: StreamInTurn) => Promise<() => Promise<bigint>>;

/** Deletes by EventStoreDB's rules. */
export const createDeleting = ({ heads, metadata, turns, appendNow }: Surroundings): Deleting => {
  const end = async (
    stream: string,
    expected: Expectation,
    refuses: (standing: StreamInTurn) => boolean,
    write: End,
  ): Promise<E.Either<WriteRefusal, bigint>> => {
    const decided = await turns.take(rootOf(stream), async () => {
      const standing = await standingOf(stream, heads, metadata);
      const judgement = judge(expected, standing);
      if (judgement === 'deleted') return E.left(deleted(stream));
      return judgement !== 'met' || refuses(standing)
        ? E.left(wrongVersion(expected, standing))
        : E.right(await write(stream, standing));
    });
    return E.isLeft(decided) ? decided : E.right(await decided.right());
  };

  const hide: End = async (stream) => {
    const metastream = metastreamOf(stream);
    const head = await heads.of(metastream);
    const hidden = appendNow(metastream, head, [metadataEvent(SOFT_DELETED)]);
    return async () => (await hidden).position;
  };

  const bury: End = async (stream, { head }) => {
    const buried = appendNow(
      stream,
      head,
      [{ ...systemRecord('$streamDeleted', ''), isJson: false }],
      'tombstone',
    );
    return async () => (await buried).position;
  };

  return {
    deleteStream: (stream, expected) =>
      end(stream, expected, ({ revision, hasMetadata }) => revision < 0n && !hasMetadata, hide),
    tombstone: (stream, expected) => end(stream, expected, () => false, bury),
  };
};
