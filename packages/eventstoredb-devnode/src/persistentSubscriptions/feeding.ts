import * as E from 'fp-ts/lib/Either.js';
import type { After, FollowItem, NodeLog } from '../log/nodeLog.ts';
import type { RecordFilter } from '../log/recordFilter.ts';
import { readFilter } from '../protocol/filters.ts';
import type { Group } from './group.ts';
import { WHOLE_LOG } from './settings.ts';
import type { GroupConfig, GroupFilter } from './settings.ts';

/** What a group is about, from its place on; what is written once this is answered is new. */
export const followFor = async (
  log: NodeLog,
  { stream, settings: { resolveLinks, startFrom } }: GroupConfig,
  checkpoint: bigint | null,
  signal: AbortSignal,
): Promise<AsyncIterable<FollowItem>> => {
  const after = checkpoint ?? afterOf(startFrom);
  // The whole log is followed without the filter: what passes by moves the checkpoint on as well.
  return stream === WHOLE_LOG
    ? log.followAll({ after, resolveLinks, filter: null, checkpointEvery: null }, signal)
    : log.followStream(stream, { after, resolveLinks }, signal);
};

/** Feeds a group, no faster than there is room in it, until the signal stops or the stream ends. */
export const feedGroup = async (
  group: Group,
  items: AsyncIterable<FollowItem>,
  room: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  const { stream, filter } = group.config;
  const isWanted = filter === null ? (): boolean => true : filterOf(filter);
  let hasSeen = false;
  for await (const item of items) {
    // A stream that is gone before anything of it was seen has nothing for anybody.
    if (item.kind === 'deleted' && !hasSeen) group.end();
    if (item.kind !== 'record') continue;
    hasSeen = true;
    const original = item.record.link ?? item.record.event;
    if (original === null) continue;
    const place = stream === WHOLE_LOG ? original.position : original.revision;
    if (isWanted(original)) group.feed(item.record, original, place);
    else group.pass(place);
    await room();
    if (signal.aborted) return;
  }
};

/** A start counts; what is followed begins behind a place. */
const afterOf = (startFrom: bigint | 'end'): After => {
  if (startFrom === 'end') return 'end';
  return startFrom === 0n ? 'start' : startFrom - 1n;
};

const filterOf = ({ on, regex, prefixes }: GroupFilter): RecordFilter => {
  const expression = { regex, prefix: prefixes };
  const filter =
    on === 'eventType'
      ? readFilter({ filter: 'eventType', eventType: expression, checkpointIntervalMultiplier: 1 })
      : readFilter({
          filter: 'streamIdentifier',
          streamIdentifier: expression,
          checkpointIntervalMultiplier: 1,
        });
  return E.getOrElse((): RecordFilter => () => false)(filter);
};
