import * as E from 'fp-ts/lib/Either.js';
import type { CallError } from '../protocol/callErrors.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { readCheckpoint } from './checkpoints.ts';
import { readConfigs, writeConfigs } from './configStream.ts';
import { feedGroup } from './feeding.ts';
import { createGroup } from './group.ts';
import type { Group } from './group.ts';
import { doesNotExist, exists } from './groupErrors.ts';
import { keyOf } from './settings.ts';
import type { GroupConfig } from './settings.ts';
import type { Timers } from './timers.ts';

type Named = Pick<GroupConfig, 'stream' | 'group'>;
type Done = E.Either<CallError, null>;

/** The groups of a node. Their changes are made one after another. */
export interface Groups {
  readonly create: (config: GroupConfig) => Promise<Done>;
  readonly update: (config: GroupConfig) => Promise<Done>;
  readonly remove: (named: Named) => Promise<Done>;
  readonly find: (named: Named) => Promise<E.Either<CallError, Group>>;
  readonly list: () => Promise<readonly Group[]>;
  /** Stops all groups and starts them where they have their place. */
  readonly restart: () => Promise<void>;
}

interface Running {
  readonly group: Group;
  readonly stop: () => Promise<void>;
}

/** The groups that the log knows of, started when somebody asks for the first time. */
export const createGroups = ({ log, closing, now }: NodeContext, timers: Timers): Groups => {
  const running = new Map<string, Running>();
  let turn: Promise<unknown> = Promise.resolve();
  let loaded: Promise<void> | null = null;

  const start = async (config: GroupConfig): Promise<void> => {
    const checkpoint = await readCheckpoint(log, config);
    const group = createGroup(config, { log, timers, now }, checkpoint);
    const stopping = new AbortController();
    // When the log breaks, whoever calls next is told; a feed has nobody to tell.
    const feeding = feedGroup(log, group, checkpoint, stopping.signal).catch(() => undefined);
    running.set(keyOf(config), {
      group,
      stop: async () => {
        stopping.abort();
        await group.stop();
        await feeding;
      },
    });
  };

  const stopAll = async (): Promise<void> => {
    const all = [...running.values()];
    running.clear();
    for (const { stop } of all) await stop();
  };

  const load = async (): Promise<void> => {
    for (const config of await readConfigs(log)) await start(config);
  };

  closing.addEventListener('abort', () => {
    void inTurn(stopAll);
  });

  const inTurn = <A>(work: () => Promise<A>): Promise<A> => {
    const result = turn.then(async () => {
      await (loaded ??= load());
      return work();
    });
    turn = result.catch(() => undefined);
    return result;
  };

  const writeDown = (): Promise<void> =>
    writeConfigs(
      log,
      [...running.values()].map(({ group }) => group.config),
    );

  return {
    create: (config) =>
      inTurn(async () => {
        if (running.has(keyOf(config))) return E.left(exists(config));
        await start(config);
        await writeDown();
        return E.right(null);
      }),
    update: (config) =>
      inTurn(async () => {
        const before = running.get(keyOf(config));
        if (before === undefined) return E.left(doesNotExist(config));
        await before.stop();
        await start(config);
        await writeDown();
        return E.right(null);
      }),
    remove: (named) =>
      inTurn(async () => {
        const before = running.get(keyOf(named));
        if (before === undefined) return E.left(doesNotExist(named));
        running.delete(keyOf(named));
        await before.stop();
        await writeDown();
        return E.right(null);
      }),
    find: (named) =>
      inTurn(() =>
        Promise.resolve(E.fromNullable(doesNotExist(named))(running.get(keyOf(named))?.group)),
      ),
    list: () => inTurn(() => Promise.resolve([...running.values()].map(({ group }) => group))),
    restart: () =>
      inTurn(async () => {
        const configs = [...running.values()].map(({ group }) => group.config);
        await stopAll();
        for (const config of configs) await start(config);
      }),
  };
};
