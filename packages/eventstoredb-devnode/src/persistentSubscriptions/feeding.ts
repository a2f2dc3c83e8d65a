import * as E from 'fp-ts/lib/Either.js';
import type { After, FollowItem, NodeLog } from '../log/nodeLog.ts';
import type { RecordFilter } from '../log/recordFilter.ts';
import { readFilter } from '../protocol/filters.ts';
import { deliveryOf } from './delivery.ts';
import type { Group } from './group.ts';
import type { GroupConfig, GroupFilter } from './settings.ts';

/** Follows what a group is about, from its place on, and feeds it no faster than it takes. */
export const feedGroup = async (
  log: NodeLog,
  group: Group,
  checkpoint: bigint | null,
  signal: AbortSignal,
): Promise<void> => {
  const { config } = group;
  const after = checkpoint ?? afterOf(config);
  const isAll = config.stream === '$all';
  for await (const item of await itemsOf(log, config, after, signal)) {
    if (item.kind !== 'record') continue;
    const { event, link } = item.record;
    const original = link ?? event;
    if (original === null) continue;
    const place = isAll ? original.position : original.revision;
    await group.feed(deliveryOf(item.record, place), place);
    if (signal.aborted) return;
  }
};

/** A start counts; what is followed begins after a place. */
const afterOf = ({ settings: { startFrom } }: GroupConfig): After =>
  typeof startFrom === 'bigint' ? (startFrom === 0n ? 'start' : startFrom - 1n) : startFrom;

const itemsOf = async (
  log: NodeLog,
  { stream, settings: { resolveLinks }, filter }: GroupConfig,
  after: After,
  signal: AbortSignal,
): Promise<AsyncIterable<FollowItem>> =>
  stream === '$all'
    ? log.followAll(
        { after, resolveLinks, filter: recordFilterOf(filter), checkpointEvery: null },
        signal,
      )
    : log.followStream(stream, { after, resolveLinks }, signal);

/** What groups on the whole log write about themselves is kept from them, or it would never end. */
const OWN = '$persistentsubscription-$all::';

const recordFilterOf = (filter: GroupFilter | null): RecordFilter => {
  const isWanted = filter === null ? (): boolean => true : matcherOf(filter);
  return (record) => !record.stream.includes(OWN) && isWanted(record);
};

const matcherOf = ({ on, regex, prefixes }: GroupFilter): RecordFilter => {
  const expression = { regex, prefix: prefixes };
  const message =
    on === 'eventType'
      ? { filter: on, eventType: expression, checkpointIntervalMultiplier: 1 }
      : {
          filter: 'streamIdentifier' as const,
          streamIdentifier: expression,
          checkpointIntervalMultiplier: 1,
        };
  // It was read once already, when the group was made.
  return E.getOrElse((): RecordFilter => () => false)(readFilter(message));
};
