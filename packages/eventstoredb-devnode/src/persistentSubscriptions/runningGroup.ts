import { createBell } from '@disdetta/store-kit';
import type { NodeContext } from '../protocol/nodeService.ts';
import { readCheckpoint } from './checkpoints.ts';
import { feedGroup, followFor } from './feeding.ts';
import { createGroup } from './group.ts';
import type { Group } from './group.ts';
import type { GroupConfig } from './settings.ts';

/** A group that is being fed. */
export interface RunningGroup {
  readonly group: Group;
  /** Drops its consumers, and feeds it no more. */
  readonly stop: () => Promise<void>;
}

/** Starts a group where it has its place. */
export const runGroup = async (
  config: GroupConfig,
  { log, now, heartbeat }: Pick<NodeContext, 'log' | 'now' | 'heartbeat'>,
): Promise<RunningGroup> => {
  const checkpoint = await readCheckpoint(log, config);
  const bell = createBell();
  const group = createGroup(config, checkpoint, { log, now }, bell.ring);
  const stopping = new AbortController();
  const { signal } = stopping;
  const items = await followFor(log, config, checkpoint, signal);

  const room = async (): Promise<void> => {
    while (group.isFull() && !signal.aborted) await bell.ringsAgain(bell.rings(), signal);
  };
  // A group that cannot be fed any more has nothing for its consumers.
  const feeding = feedGroup(group, items, room, signal).catch(group.end);
  const callOff = heartbeat(group.beat);

  return {
    group,
    stop: async () => {
      callOff();
      stopping.abort();
      group.end();
      await feeding;
    },
  };
};
