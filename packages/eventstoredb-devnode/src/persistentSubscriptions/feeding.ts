import * as E from 'fp-ts/lib/Either.js';
import type { After, FollowItem, NodeLog } from '../log/nodeLog.ts';
import type { RecordFilter } from '../log/recordFilter.ts';
import { readFilter } from '../protocol/filters.ts';
import type { Group } from './group.ts';
import { WHOLE_LOG } from './settings.ts';
import type { GroupConfig, GroupFilter } from './settings.ts';

/** Feeds a group what it is about, from its place on, until the signal stops or the stream ends. */
export const feedGroup = async (
  log: NodeLog,
  group: Group,
  checkpoint: bigint | null,
  room: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  const { stream, filter, settings } = group.config;
  const after = checkpoint ?? afterOf(settings.startFrom);
  const isWanted = filter === null ? (): boolean => true : filterOf(filter);
  let hasSeen = false;
  for await (const item of await itemsOf(log, group.config, after, signal)) {
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

// The whole log is followed without the filter: what passes by moves the checkpoint on as well.
const itemsOf = async (
  log: NodeLog,
  { stream, settings: { resolveLinks } }: GroupConfig,
  after: After,
  signal: AbortSignal,
): Promise<AsyncIterable<FollowItem>> =>
  stream === WHOLE_LOG
    ? log.followAll({ after, resolveLinks, filter: null, checkpointEvery: null }, signal)
    : log.followStream(stream, { after, resolveLinks }, signal);

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
