import { createHandle } from '@disdetta/core';
import type { EventStore, Handle } from '@disdetta/core';
import { countingReads } from '../../bench/countingReads.ts';
import { median, percentile } from '../../bench/measure.ts';
import { unwrap } from '../../bench/outcomes.ts';
import type { Timed } from '../firm/month.ts';
import type { NodeProcess } from '../processes/children.ts';
import { usageNow } from '../processes/usage.ts';
import type { Writing } from './measures.ts';

/** Carries out commands in their order, so many at a time; answers the milliseconds of each. */
const carryOut = async (
  handle: Handle,
  commands: readonly Timed[],
  callers: number,
): Promise<readonly number[]> => {
  const milliseconds: number[] = [];
  const waiting = commands.values();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const { command } of waiting) {
        const began = performance.now();
        unwrap(await handle(command)());
        milliseconds.push(performance.now() - began);
      }
    }),
  );
  return milliseconds;
};

/** A stretch of the month, and how it is written. */
export interface Stretch {
  readonly commands: readonly Timed[];
  /** How many are under way at a time. */
  readonly callers: number;
  /** How many accounts the process remembers from one command to the next. */
  readonly rememberedAccounts: number;
  readonly rounds: number;
}

/** Writes a stretch of the month in some rounds, each of them a part of it. */
export const write = async (
  store: EventStore,
  node: NodeProcess,
  { commands, callers, rememberedAccounts, rounds }: Stretch,
): Promise<readonly Writing[]> => {
  const counted = countingReads(store);
  const handle = createHandle({ store: counted.store, rememberedAccounts });
  const size = Math.ceil(commands.length / rounds);
  const writings: Writing[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const part = commands.slice(round * size, (round + 1) * size);
    const [nodeBefore, before, readBefore] = [await node.usage(), usageNow(), counted.read()];
    const began = performance.now();
    const milliseconds = await carryOut(handle, part, callers);
    const seconds = (performance.now() - began) / 1_000;
    const [after, nodeAfter] = [usageNow(), await node.usage()];
    writings.push({
      commands: part.length,
      eventsRead: counted.read() - readBefore,
      seconds,
      deciderSeconds: after.processorSeconds - before.processorSeconds,
      nodeSeconds: nodeAfter.processorSeconds - nodeBefore.processorSeconds,
      median: median(milliseconds),
      p99: percentile(milliseconds, 0.99),
    });
  }
  return writings;
};
