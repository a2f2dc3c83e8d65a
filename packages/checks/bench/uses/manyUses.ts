import { join } from 'node:path';
import { createHandle } from '@disdetta/core';
import { openSqliteArchive, openSqliteStore } from '@disdetta/store-sqlite';
import { inFolder } from '../folders.ts';
import { sideBySide, timed } from '../measure.ts';
import type { Row } from '../measure.ts';
import { unwrap } from '../outcomes.ts';
import { countingReads } from '../countingReads.ts';
import { commandsOn, record } from './usedAccount.ts';

const FEW = 10;
const ROUNDS = 5;
const COMMANDS_A_ROUND = 200;

const heapInMebibytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** P5: a command on an account with very many uses since it was last billed, against one with ten. */
export const manyUses = (uses: number): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const store = unwrap(await openSqliteStore({ path: join(folder, 'log.db') })());
    await record(store, 'few', FEW);
    await record(store, 'many', uses);
    const archive = unwrap(await openSqliteArchive({ path: join(folder, 'archive.db') })());

    const first = createHandle({ store, archive });
    const heapBefore = heapInMebibytes();
    const filing = await timed(commandsOn(first, 'many', 2));
    const handle = createHandle({ store, archive });
    await commandsOn(handle, 'few', 50)();
    await commandsOn(handle, 'many', 50)();
    const heapAfter = heapInMebibytes();

    const warm = await sideBySide(ROUNDS, {
      few: commandsOn(handle, 'few', COMMANDS_A_ROUND),
      many: commandsOn(handle, 'many', COMMANDS_A_ROUND),
    });

    const counted = countingReads(store);
    const cold = await sideBySide(ROUNDS, {
      few: () => commandsOn(createHandle({ store: counted.store, archive }), 'few', 2)(),
      many: () => commandsOn(createHandle({ store: counted.store, archive }), 'many', 2)(),
    });
    const before = counted.read();
    await commandsOn(createHandle({ store: counted.store, archive }), 'many', 2)();
    const readCold = counted.read() - before;

    const ratio = warm.many / warm.few;
    const rows: readonly Row[] = [
      {
        id: 'P5 warm',
        work: `a command on an account with ${uses.toLocaleString('en')} uses against one with ${FEW}`,
        result: `${ratio.toFixed(2)} × (${((warm.many / COMMANDS_A_ROUND) * 1_000).toFixed(0)} µs)`,
        goal: '≤ 1.2 ×',
        isMet: ratio <= 1.2,
        figures: { fewMilliseconds: warm.few, manyMilliseconds: warm.many, ratio },
      },
      {
        id: 'P5 cold',
        work: 'events read for the first command of a new process',
        result: `${readCold} events, ${cold.many.toFixed(1)} ms (few: ${cold.few.toFixed(1)} ms)`,
        goal: 'a bounded tail',
        isMet: readCold < 1_000,
        figures: { readCold, fewMilliseconds: cold.few, manyMilliseconds: cold.many },
      },
      {
        id: 'P5 memory',
        work: 'heap held after commands on that account',
        result: `${(heapAfter - heapBefore).toFixed(1)} MiB`,
        goal: 'does not grow with the uses',
        isMet: heapAfter - heapBefore < 16,
        figures: { heapBefore, heapAfter, firstReplayMilliseconds: filing },
      },
    ];
    unwrap(await store.close()());
    return rows;
  });
