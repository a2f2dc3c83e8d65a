import { createHandle } from '@disdetta/core';
import type { EncodedEvent, EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { unwrap } from '../outcomes.ts';
import { storyOf } from './story.ts';

/** A command and what it puts on the disk. */
export interface Write {
  readonly command: object;
  readonly stream: string;
  /** The revision of the first event. */
  readonly from: bigint;
  readonly events: readonly EncodedEvent[];
}

/** What the story of an account comes to, byte for byte as our own handler has it. */
const writesOf = async (accountId: string): Promise<readonly Write[]> => {
  const writes: Write[] = [];
  const store = createMemoryStore();
  for (const command of storyOf(accountId)) {
    const append: EventStore['append'] = (stream, expected, events) => {
      const from = expected === 'no-stream' ? 0n : expected + 1n;
      writes.push({ command, stream, from, events });
      return store.append(stream, expected, events);
    };
    unwrap(await createHandle({ store: { ...store, append } })(command)());
  }
  return writes;
};

/** The writes of accounts, a list for each. */
export const writesOfAll = async (
  accountIds: readonly string[],
): Promise<readonly (readonly Write[])[]> => {
  const writes: (readonly Write[])[] = [];
  for (const accountId of accountIds) writes.push(await writesOf(accountId));
  return writes;
};

/** What so many callers write at the same moment: the first of each, then the second, and so on. */
export function* groupsOf(
  writes: readonly (readonly Write[])[],
  callers: number,
): Generator<readonly Write[]> {
  for (let start = 0; start < writes.length; start += callers) {
    const together = writes.slice(start, start + callers);
    const longest = Math.max(...together.map(({ length }) => length));
    for (let place = 0; place < longest; place += 1) {
      yield together.flatMap((ofOne) => ofOne.slice(place, place + 1));
    }
  }
}
