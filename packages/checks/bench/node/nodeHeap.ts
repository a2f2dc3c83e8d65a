import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { EventStoreDBClient, START, jsonEvent } from '@eventstore/db-client';
import { byCallers } from '../commands/contestant.ts';
import { inFolder } from '../folders.ts';
import { inMebibytes } from '../measure.ts';
import type { Row } from '../measure.ts';

const NODE = join(import.meta.dirname, 'heldNode.ts');

/** How far the heap may grow; it may shrink, since Node lets go of what it has compiled. */
const MOST = 1.1;
/** What is written before the heap is looked at for the first time: caches are full by then. */
const FEW = 100_000;
const EVENTS_AN_APPEND = 100;
const WRITERS = 8;
const APPENDS_A_STREAM = 10;
const NOTE = 'x'.repeat(200);

const events = () =>
  Array.from({ length: EVENTS_AN_APPEND }, (_, place) =>
    jsonEvent({ id: randomUUID(), type: 'Written', data: { place, note: NOTE } }),
  );

/** Appends so many events, by several writers, each to a stream that nobody has written to. */
const append = (client: EventStoreDBClient, count: number): Promise<void> => {
  const streams = Array.from({ length: count / (EVENTS_AN_APPEND * APPENDS_A_STREAM) }, () =>
    randomUUID(),
  );
  return byCallers(streams, WRITERS, async (stream) => {
    for (let number = 0; number < APPENDS_A_STREAM; number += 1) {
      await client.appendToStream(stream, events());
    }
  });
};

/** Follows everything from the start until so many events were shown. */
const follow = async (client: EventStoreDBClient, count: number): Promise<void> => {
  let shown = 0;
  for await (const { event } of client.subscribeToAll({ fromPosition: START })) {
    if (event?.type === 'Written') shown += 1;
    if (shown === count) return;
  }
};

const ask = async (node: ChildProcess): Promise<number> => {
  node.send('held');
  const [held] = (await once(node, 'message')) as [number];
  return held;
};

const measure = async (file: string, count: number): Promise<readonly [number, number]> => {
  const execArgv = ['--expose-gc', '--conditions=@disdetta/source'];
  const node = fork(NODE, [file], { execArgv });
  const ended = once(node, 'exit');
  const [address] = (await once(node, 'message')) as [string];
  const client = EventStoreDBClient.connectionString(address);
  // What is held on the way to a follower is not what is kept: each is shown everything first.
  await append(client, FEW);
  await follow(client, FEW);
  const before = await ask(node);
  await append(client, count - FEW);
  await follow(client, count);
  const after = await ask(node);
  await client.dispose();
  node.disconnect();
  await ended;
  return [before, after];
};

/** What the development node holds after many events, written and followed, against few. */
export const nodeHeap = (count: number): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const [before, after] = await measure(join(folder, 'node.db'), count);
    const growth = after / before;
    return [
      {
        id: 'node',
        work: `heap of the development node, ${count.toLocaleString('en')} events on a file against ${FEW.toLocaleString('en')}`,
        result: `${growth.toFixed(2)} ×: ${inMebibytes(after)} against ${inMebibytes(before)}`,
        goal: `≤ ${MOST} ×`,
        isMet: growth <= MOST,
        figures: { growth, before, after },
      },
    ];
  });
