import * as E from 'fp-ts/lib/Either.js';
import { createTurns } from '../log/turns.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { readConfigs, writeConfigs } from './configStream.ts';
import type { Group } from './group.ts';
import { doesNotExist, exists } from './groupErrors.ts';
import { runGroup } from './runningGroup.ts';
import type { RunningGroup } from './runningGroup.ts';
import { checkpointStreamOf, keyOf, parkedStreamOf } from './settings.ts';
import type { GroupConfig, GroupName } from './settings.ts';

type Done = E.Either<CallError, null>;

/** The groups of a node. Their changes are made one after another, by somebody with a login. */
export interface Groups {
  readonly create: (config: GroupConfig, by: string | null) => Promise<Done>;
  readonly update: (config: GroupConfig, by: string | null) => Promise<Done>;
  /** Forgets a group, its place and what it parked. */
  readonly remove: (name: GroupName, by: string | null) => Promise<Done>;
  readonly find: (name: GroupName) => Promise<E.Either<CallError, Group>>;
  readonly list: () => Promise<readonly Group[]>;
  /** Stops all groups, and starts them as they are written down. */
  readonly restart: () => Promise<void>;
}

/** The groups that the log knows of, started at once. */
export const createGroups = (context: NodeContext): Groups => {
  const { log, closing, now } = context;
  const running = new Map<string, RunningGroup>();
  const { take } = createTurns();

  const start = async (config: GroupConfig): Promise<void> => {
    running.set(keyOf(config), await runGroup(config, context));
  };
  const stopAll = async (): Promise<void> => {
    const all = [...running.values()];
    running.clear();
    await Promise.all(all.map(({ stop }) => stop()));
  };
  const startAll = async (): Promise<void> => {
    for (const config of await readConfigs(log)) await start(config);
  };
  const started = take('', startAll);
  const inTurn = <A>(work: () => Promise<A>): Promise<A> => take('', () => started.then(work));
  // Whoever calls is told when the groups cannot be read.
  const whenDone = (): void => undefined;
  started.catch(whenDone);
  closing.addEventListener('abort', () => {
    void take('', stopAll).then(whenDone, whenDone);
  });

  const writeDown = async (by: string | null): Promise<Done> => {
    const configs = [...running.values()].map(({ group }) => group.config);
    await writeConfigs(log, configs, { updated: now(), updatedBy: by });
    return E.right(null);
  };

  return {
    create: (config, by) =>
      inTurn(async () => {
        if (running.has(keyOf(config))) return E.left(exists(config));
        await start(config);
        return writeDown(by);
      }),
    update: (config, by) =>
      inTurn(async () => {
        const before = running.get(keyOf(config));
        if (before === undefined) return E.left(doesNotExist(config));
        await before.stop();
        // A group keeps the filter that it was created with.
        await start({ ...config, filter: before.group.config.filter });
        return writeDown(by);
      }),
    remove: (name, by) =>
      inTurn(async () => {
        const before = running.get(keyOf(name));
        if (before === undefined) return E.left(doesNotExist(name));
        running.delete(keyOf(name));
        await before.stop();
        for (const stream of [checkpointStreamOf(name), parkedStreamOf(name)]) {
          await log.deleteStream(stream, 'any');
        }
        return writeDown(by);
      }),
    find: (name) =>
      inTurn(async () => E.fromNullable(doesNotExist(name))(running.get(keyOf(name))?.group)),
    list: () => inTurn(async () => [...running.values()].map(({ group }) => group)),
    restart: () =>
      inTurn(async () => {
        await stopAll();
        await startAll();
      }),
  };
};
