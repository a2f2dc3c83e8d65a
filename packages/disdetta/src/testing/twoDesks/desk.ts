import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openKeyFolder } from '../../comments/keyFolder.ts';
import type { CommandInput, Disdetta } from '../../disdetta.ts';
import { openDisdetta } from '../../openDisdetta.ts';
import { racesOf } from './race.ts';
import type { Race } from './race.ts';

/** Which desk this is, and what both work on. */
export interface DeskOptions {
  readonly desk: 0 | 1;
  readonly folder: string;
  /** A server; null: the log is a file in the folder. */
  readonly connectionString: string | null;
  readonly seed: number;
  readonly races: number;
  /** How many races are under way at the same time. */
  readonly atOnce: number;
}

/** What a desk was told of a command. */
export interface Told {
  readonly commandId: string;
  readonly accountId: string;
  readonly desk: number;
  /** The types of the events; null when it was refused. */
  readonly types: readonly string[] | null;
  readonly repeated: boolean;
  readonly refusal: string | null;
}

/** The files of two desks in a folder. */
export const filesIn = (folder: string) => ({
  log: join(folder, 'log.db'),
  ledger: join(folder, 'effects.db'),
  keys: join(folder, 'keys'),
  paid: join(folder, 'paid.txt'),
  toldAt: (desk: number): string => join(folder, `told-${desk}.json`),
});

const open = ({ folder, connectionString }: DeskOptions): Promise<Disdetta & WithEffects> => {
  const { log, ledger, keys, paid } = filesIn(folder);
  const told = {
    comments: openKeyFolder({ folder: keys }),
    journalRefusals: true,
    effects: {
      file: ledger,
      from: 'beginning',
      refund: async (_: unknown, key: string): Promise<void> => {
        appendFileSync(paid, `${key}\n`);
      },
    },
  } as const;
  return connectionString === null
    ? openDisdetta({ ...told, file: log })
    : openDisdetta({ ...told, connectionString });
};

interface WithEffects {
  readonly effects: { readonly idle: () => Promise<void> };
}

const turnOfOthers = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * Works at one of two desks: all races by groups, each group opened and raced when the line says
 * so. A line is printed after each step, so that both desks begin the next one together.
 */
export const workAtDesk = async (options: DeskOptions): Promise<void> => {
  const { desk, folder, seed, races, atOnce } = options;
  const disdetta = await open(options);
  const told: Told[] = [];

  const give = async (command: CommandInput, accountId: string): Promise<void> => {
    const outcome = await disdetta.handle(command);
    told.push({
      commandId: command.metadata.commandId,
      accountId,
      desk,
      types: outcome.ok ? outcome.events.map(({ type }) => type) : null,
      repeated: outcome.ok && outcome.repeated,
      refusal: outcome.ok ? null : outcome.refusal.code,
    });
  };

  const begin = async ({ accountId, opening }: Race): Promise<void> => {
    for (const command of opening) await give(command, accountId);
  };

  const race = async ({ accountId, desks }: Race): Promise<void> => {
    for (const { command, after } of desks[desk]) {
      for (let turn = 0; turn < after; turn += 1) await turnOfOthers();
      await give(command, accountId);
    }
  };

  const all = racesOf(seed, races);
  const groups = Array.from({ length: Math.ceil(races / atOnce) }, (_, group) =>
    all.slice(group * atOnce, (group + 1) * atOnce),
  );
  const steps = groups.flatMap((group) => [
    // Each desk opens half of the accounts, and knows nothing yet of the others.
    () => Promise.all(group.filter((_, place) => place % 2 === desk).map(begin)),
    () => Promise.all(group.map(race)),
  ]);
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  process.stdout.write('ready\n');
  for (const step of [...steps, () => disdetta.effects.idle()]) {
    await lines.next();
    await step();
    process.stdout.write('done\n');
  }
  await disdetta.close();
  writeFileSync(filesIn(folder).toldAt(desk), JSON.stringify(told));
  process.stdin.destroy();
};
